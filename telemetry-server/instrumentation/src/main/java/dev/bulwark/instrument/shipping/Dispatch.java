package dev.bulwark.instrument.shipping;

import dev.bulwark.model.ingest.TelemetryEvent;
import java.time.Duration;
import java.util.List;

/** Makes batches of events and has them delivered. Belongs to the shipping thread. */
final class Dispatch implements AutoCloseable {
    /** Keeps a batch of ordinary events far below a megabyte. */
    private static final int EVENTS_IN_A_BATCH = 500;

    private final BatchMaker batches;
    private final Courier courier;
    private final Spool spool;
    private final LossAccount losses;

    Dispatch(BatchMaker batches, Courier courier, Spool spool, LossAccount losses) {
        this.batches = batches;
        this.courier = courier;
        this.spool = spool;
        this.losses = losses;
    }

    /** Sends the events, after all that still waits in the spool. */
    void send(List<TelemetryEvent> events, Duration timeout) throws InterruptedException {
        courier.deliverSpooled(timeout);
        for (int from = 0; from < events.size(); from += EVENTS_IN_A_BATCH) {
            List<TelemetryEvent> part = events.subList(from, Math.min(events.size(), from + EVENTS_IN_A_BATCH));
            courier.deliver(encode(part), timeout);
        }
    }

    /** Leaves the events to the next start. */
    void keep(List<TelemetryEvent> events) {
        for (int from = 0; from < events.size(); from += EVENTS_IN_A_BATCH) {
            spool.add(encode(events.subList(from, Math.min(events.size(), from + EVENTS_IN_A_BATCH))));
        }
    }

    private EncodedBatch encode(List<TelemetryEvent> events) {
        return batches.encode(events, losses.ledger(spool.events()));
    }

    @Override
    public void close() {
        spool.close();
    }
}
