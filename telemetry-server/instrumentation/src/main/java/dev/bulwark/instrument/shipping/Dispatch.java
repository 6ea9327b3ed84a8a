package dev.bulwark.instrument.shipping;

import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.model.ingest.TelemetryEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Makes batches of events and has them delivered. Belongs to the shipping thread. */
final class Dispatch implements AutoCloseable {
    /** Keeps a batch of ordinary events far below a megabyte. */
    private static final int EVENTS_IN_A_BATCH = 500;

    private final BatchMaker batches;
    private final Courier courier;
    private final Interval greeting;
    private final Spool spool;
    private final LossAccount losses;
    private final OwnFailures failures;

    /** @param greeting how often the server hears from an application that has nothing to tell */
    Dispatch(
            BatchMaker batches,
            Courier courier,
            Interval greeting,
            Spool spool,
            LossAccount losses,
            OwnFailures failures) {
        this.batches = batches;
        this.courier = courier;
        this.greeting = greeting;
        this.spool = spool;
        this.losses = losses;
        this.failures = failures;
    }

    /**
     * Sends the events, after what still waits in the spool.
     *
     * @throws InterruptedException if told to stop waiting; what was not sent by then is kept for the next start
     */
    void send(List<TelemetryEvent> events, Duration timeout) throws InterruptedException {
        Deque<EncodedBatch> unsent = encode(events);
        try {
            courier.deliverSpooled(timeout);
            if (unsent.isEmpty() && greeting.hasPassed()) {
                greet(timeout);
            }
            while (!unsent.isEmpty()) {
                courier.deliver(unsent.remove(), timeout);
            }
        } finally {
            unsent.forEach(spool::add);
        }
    }

    /** The answer tells the policy, so that a change is heard within seconds by an idle application too. */
    private void greet(Duration timeout) throws InterruptedException {
        for (EncodedBatch empty : batches.encode(List.of(), losses.ledger(spool.events()))) {
            courier.greet(empty, timeout);
        }
    }

    /** Keeps the events for the next start. */
    void keep(List<TelemetryEvent> events) {
        encode(events).forEach(spool::add);
    }

    private Deque<EncodedBatch> encode(List<TelemetryEvent> events) {
        Deque<EncodedBatch> encoded = new ArrayDeque<>();
        for (int from = 0; from < events.size(); from += EVENTS_IN_A_BATCH) {
            List<TelemetryEvent> part = events.subList(from, Math.min(events.size(), from + EVENTS_IN_A_BATCH));
            try {
                encoded.addAll(batches.encode(part, losses.ledger(spool.events())));
            } catch (RuntimeException e) {
                failures.note("encoding a batch", e);
                losses.dropped("not_encodable", part.size());
            }
        }
        return encoded;
    }

    @Override
    public void close() {
        spool.close();
    }
}
