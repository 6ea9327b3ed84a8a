package dev.bulwark.instrument.shipping;

import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.model.ingest.TelemetryEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The one thread that does all talking to the telemetry server. */
public final class Shipping implements AutoCloseable {
    /** How long a violation waits at most before it is on its way. */
    private static final Duration ROUND = Duration.ofMillis(100);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(2);

    /** What the end may take altogether, however the server behaves. */
    private static final Duration LONGEST_END = Duration.ofSeconds(4);

    private final Gatherer gatherer;
    private final Dispatch dispatch;
    private final OwnFailures failures;
    private final Thread thread;
    private volatile boolean closing;

    private Shipping(Gatherer gatherer, Dispatch dispatch, OwnFailures failures) {
        this.gatherer = gatherer;
        this.dispatch = dispatch;
        this.failures = failures;
        this.thread = new Thread(this::run, "bulwark-shipper");
        this.thread.setDaemon(true);
    }

    static Shipping start(Gatherer gatherer, Dispatch dispatch, OwnFailures failures) {
        Shipping shipping = new Shipping(gatherer, dispatch, failures);
        shipping.thread.start();
        return shipping;
    }

    /** Sends what waits; what the server does not take in time stays in the spool. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join(LONGEST_END.toMillis());
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(ROUND.toMillis() * 10);
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (dispatch) {
            while (!closing) {
                LockSupport.parkNanos(ROUND.toNanos());
                round(gatherer.gather(false), PATIENCE);
            }
            round(gatherer.gather(true), PATIENCE_AT_THE_END);
        } catch (InterruptedException e) {
            dispatch.keep(gatherer.gather(true));
        }
    }

    private void round(List<TelemetryEvent> events, Duration timeout) throws InterruptedException {
        try {
            dispatch.send(events, timeout);
        } catch (RuntimeException e) {
            failures.note("sending a batch", e);
        }
    }
}
