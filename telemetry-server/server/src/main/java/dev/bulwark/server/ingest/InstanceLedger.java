package dev.bulwark.server.ingest;

import dev.bulwark.model.ingest.Ledger;
import org.jdbi.v3.core.Handle;

/** Keeps who was heard when, and accounts for what each instance sent. Thread-safe. */
public interface InstanceLedger {
    /**
     * What became of the events of a batch, or of some.
     *
     * @param stored now
     * @param duplicates stored before
     */
    record Counts(int stored, int duplicates, Rejected rejected) {
        Counts plus(Counts more) {
            return new Counts(stored + more.stored, duplicates + more.duplicates, rejected.plus(more.rejected));
        }
    }

    /**
     * A batch came in, or some within a minute.
     *
     * @param handle the batches' one transaction
     * @param ledger of two, the one that was sent later counts
     */
    void heard(Handle handle, Source source, Ledger ledger, Counts counts);
}
