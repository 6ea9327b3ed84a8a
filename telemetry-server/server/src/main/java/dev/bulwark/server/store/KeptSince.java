package dev.bulwark.server.store;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * Since when tables are complete. What was before has been dropped: what is found there nevertheless came late, and is not
 * all there was.
 */
public final class KeptSince {
    private KeptSince() {}

    /** The beginning of all time for a table of which nothing was dropped. */
    public static Instant of(Handle handle, String table) {
        return handle.createQuery("SELECT since FROM kept_since WHERE table_name = :table")
                .bind("table", table)
                .mapTo(Instant.class)
                .findOne()
                .orElse(Instant.EPOCH);
    }

    /** Says, in the transaction that drops it, that what was before a moment is gone. */
    public static void raise(Handle handle, String table, Instant since) {
        int raised = handle.createUpdate(
                        "UPDATE kept_since SET since = :since WHERE table_name = :table AND since < :since")
                .bind("since", since)
                .bind("table", table)
                .execute();
        if (raised == 0 && of(handle, table).equals(Instant.EPOCH)) {
            handle.createUpdate("INSERT INTO kept_since (table_name, since) VALUES (:table, :since)")
                    .bind("table", table)
                    .bind("since", since)
                    .execute();
        }
    }
}
