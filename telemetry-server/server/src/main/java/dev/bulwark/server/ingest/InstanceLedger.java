package dev.bulwark.server.ingest;

import dev.bulwark.model.ingest.Ledger;
import org.jdbi.v3.core.Handle;

/** Keeps who was heard when, and accounts for what each instance sent. Thread-safe. */
public interface InstanceLedger {
    /**
     * What became of a batch's events.
     *
     * @param stored now
     * @param duplicates stored before
     */
    record Counts(int stored, int duplicates, Rejected rejected) {}

    /**
     * A batch came in.
     *
     * @param handle the batch's one transaction
     * @param ledger of two, the one that was sent later counts
     */
    void heard(Handle handle, Source source, Ledger ledger, Counts counts);
}
