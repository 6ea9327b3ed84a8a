package dev.bulwark.server.ingest;

import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.server.ingest.InstanceLedger.Counts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What became of many batches, added up for each instance and minute, so that its ledger is written once. Not thread-safe. */
final class InstanceTally {
    private final Map<Key, Heard> heard = new LinkedHashMap<>();

    private record Key(String app, String instance, Instant minute) {}

    /** @param ledger the one that was sent last */
    private record Heard(Source source, Ledger ledger, Counts counts) {
        Heard and(Heard other) {
            Heard newer = other.source.sentAt().isBefore(source.sentAt()) ? this : other;
            return new Heard(newer.source, newer.ledger, counts.plus(other.counts));
        }
    }

    /** @param stored how many of its events were new */
    void add(ReceivedBatch batch, int stored) {
        Source source = batch.source();
        int duplicates = batch.duplicates() + batch.events().size() - stored;
        heard.merge(
                new Key(source.app(), source.instance(), source.receivedAt().truncatedTo(ChronoUnit.MINUTES)),
                new Heard(source, batch.ledger(), new Counts(stored, duplicates, batch.rejected())),
                Heard::and);
    }

    void tell(Handle handle, InstanceLedger ledgers) {
        heard.values().forEach(one -> ledgers.heard(handle, one.source(), one.ledger(), one.counts()));
    }
}
