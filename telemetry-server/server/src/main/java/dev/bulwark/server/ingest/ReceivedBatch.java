package dev.bulwark.server.ingest;

import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.model.ingest.TelemetryEvent;
import java.util.List;

/**
 * A batch that was read, redacted and checked: what the journal keeps and the store takes.
 *
 * @param rejected how many of its events were not taken
 * @param duplicates how many were known to be in the store already, and are left out
 * @param events the others; some may turn out to be in the store all the same
 */
public record ReceivedBatch(
        Source source, Ledger ledger, Rejected rejected, int duplicates, List<TelemetryEvent> events) {
    public ReceivedBatch {
        events = List.copyOf(events);
    }

    /** The same with some of its events, as if they had been sent alone. */
    ReceivedBatch part(int from, int to) {
        return new ReceivedBatch(source, ledger, Rejected.NONE, 0, events.subList(from, to));
    }

    /** The same without its events, of which so many more were not fit. */
    ReceivedBatch without(int unfit) {
        Rejected more = new Rejected(rejected.unfit() + unfit, rejected.shed());
        return new ReceivedBatch(source, ledger, more, duplicates, List.of());
    }
}
