package dev.bulwark.instrument.shipping;

import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.instrument.thread.OwnThreads;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** The one thread that does all gathering, writing and talking to the telemetry server. */
public final class Shipping implements AutoCloseable {
    /** How long a violation waits at most before it is on its way. */
    private static final Duration ROUND = Duration.ofMillis(100);

    /** How long the server is given at the end for what is left. */
    private static final Duration LAST_DELIVERY = Duration.ofSeconds(2);

    /** What the end may take altogether, however the server and the disk behave. */
    private static final Duration LONGEST_END = Duration.ofSeconds(4);

    private final Gatherer gatherer;
    private final Supplier<Dispatch> dispatches;
    private final Runnable chores;
    private final OwnFailures failures;
    private final Thread thread;
    private volatile boolean closing;

    private Shipping(Gatherer gatherer, Supplier<Dispatch> dispatches, Runnable chores, OwnFailures failures) {
        this.gatherer = gatherer;
        this.dispatches = dispatches;
        this.chores = chores;
        this.failures = failures;
        this.thread = OwnThreads.daemon("shipper", this::run);
    }

    /**
     * Starts the thread, which opens the way to the server itself: the application's start waits for no disk.
     *
     * @param chores done at every round
     */
    static Shipping start(Gatherer gatherer, Supplier<Dispatch> dispatches, Runnable chores, OwnFailures failures) {
        Shipping shipping = new Shipping(gatherer, dispatches, chores, failures);
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
        try (Dispatch dispatch = dispatches.get()) {
            try {
                while (!closing) {
                    round(dispatch);
                }
                takeAll(dispatch);
                dispatch.deliver(LAST_DELIVERY.toNanos());
            } catch (InterruptedException e) {
                takeAll(dispatch);
            }
        } catch (RuntimeException e) {
            failures.note("shipping", e);
        }
    }

    private void round(Dispatch dispatch) throws InterruptedException {
        try {
            chores.run();
            dispatch.take(gatherer.gather(false, !dispatch.isAway()));
            if (dispatch.isBusy()) {
                dispatch.deliver(ROUND.toNanos());
            } else if (!gatherer.hasMore()) {
                LockSupport.parkNanos(ROUND.toNanos());
            }
        } catch (RuntimeException e) {
            failures.note("sending a batch", e);
            LockSupport.parkNanos(ROUND.toNanos());
        }
    }

    private void takeAll(Dispatch dispatch) {
        do {
            dispatch.take(gatherer.gather(true, true));
        } while (gatherer.hasMore());
    }
}
