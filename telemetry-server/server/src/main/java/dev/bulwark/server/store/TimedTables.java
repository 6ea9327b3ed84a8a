package dev.bulwark.server.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Drops what is too old from tables that grow by time, a little at a time. Thread-safe. */
public final class TimedTables {
    /** Rows in one transaction, so that neither readers nor writers wait long. */
    private static final int ROWS_AT_ONCE = 1_000;

    private final Jdbi jdbi;
    private final StoreEngine engine;
    private final Transactions transactions;

    public TimedTables(Database database, Transactions transactions) {
        this.jdbi = database.jdbi();
        this.engine = database.engine();
        this.transactions = transactions;
    }

    /** Of when the oldest row is; empty for an empty table. */
    public Optional<Instant> oldest(TimedTable table) {
        return jdbi.withHandle(handle -> edge(handle, "MIN", table, table.name()));
    }

    /** Of when the newest row is; empty for an empty table. */
    public Optional<Instant> newest(TimedTable table) {
        return jdbi.withHandle(handle -> edge(handle, "MAX", table, table.name()));
    }

    /** Bytes of data in the whole store; of the embedded one without what its file has to spare. */
    public long liveBytes() {
        return jdbi.withHandle(engine::liveBytes);
    }

    /** Makes room where the store has partitions, for what comes from now on. */
    public void prepare(TimedTable table, Instant now) {
        engine.prepare(transactions, table, now);
    }

    /**
     * Drops some of what is before a moment.
     *
     * @return whether there was any
     */
    public boolean dropSome(TimedTable table, Instant before) {
        if (engine.dropPartition(transactions, table, before)) {
            return true;
        }
        Duration slice = table.slice();
        return slice == null ? dropRows(table, before) : dropSlice(table, slice, before);
    }

    /** Beside the writers: nobody else changes a row that old. */
    private boolean dropRows(TimedTable table, Instant before) {
        String sql = engine.deleteSome(engine.loose(table), table.time());
        return jdbi.inTransaction(handle -> handle.createUpdate(sql)
                        .bind("before", before)
                        .bind("rows", ROWS_AT_ONCE)
                        .execute())
                > 0;
    }

    private boolean dropSlice(TimedTable table, Duration slice, Instant before) {
        String loose = engine.loose(table);
        return transactions.write(handle -> {
            Optional<Instant> end = edge(handle, "MIN", table, loose)
                    .map(oldest -> floor(oldest, slice).plus(slice));
            if (end.isEmpty() || end.get().isAfter(before)) {
                return false;
            }
            KeptSince.raise(handle, table.name(), end.get());
            handle.createUpdate("DELETE FROM " + loose + " WHERE " + table.time() + " < :end")
                    .bind("end", end.get())
                    .execute();
            return true;
        });
    }

    /** Where the stretch of this width begins that a moment is in. */
    static Instant floor(Instant moment, Duration width) {
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), width.toSeconds()) * width.toSeconds());
    }

    private static Optional<Instant> edge(Handle handle, String which, TimedTable table, String name) {
        return handle.createQuery("SELECT " + which + "(" + table.time() + ") FROM " + name)
                .mapTo(Instant.class)
                .findOne();
    }
}
