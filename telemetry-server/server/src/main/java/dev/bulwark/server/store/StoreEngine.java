package dev.bulwark.server.store;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The kind of database that the store is kept in: all in which the two differ. Thread-safe. */
interface StoreEngine {
    /** Says how connections are made. */
    void configure(HikariConfig pool);

    /**
     * Looks before anything is changed whether the database will do.
     *
     * @throws StoreUnreachableException if not; the message says why
     */
    void requireFit(DataSource pool);

    /** Where Flyway finds the changes of the schema. */
    List<String> migrations();

    /** Waits within a transaction until no other process is writing, and keeps others waiting until it ends. */
    void awaitTurn(Handle handle);

    /** Lets this transaction return before it is on the disk, if that is safe. No later commit comes there without it. */
    void relax(Handle handle);

    /** Starts what the database needs beside the server's work. */
    Upkeep upkeep(DataSource pool);

    /** Bytes of data; without what is to spare in an embedded file. */
    long liveBytes(Handle handle);

    /**
     * Writes all data as it is at this moment into a zip, while others work on it.
     *
     * @param to must not exist
     */
    void copy(DataSource pool, Path to) throws SQLException, IOException;

    /**
     * Moves what is there out of the way, so that the next opening begins anew; nobody may have it open.
     *
     * @return where it is now; null if there was nothing
     */
    @Nullable
    String putAside() throws SQLException, IOException;

    /**
     * Looks whether a zip is a copy of this kind of store.
     *
     * @throws IllegalArgumentException if it is not
     */
    void requireCopy(Path copy) throws IOException;

    /** Puts a copy of this kind there after {@link #putAside}. */
    void fill(Path copy) throws SQLException, IOException;

    /** Makes the partitions that a table will need next, if the database has any. */
    void prepare(Transactions transactions, TimedTable table, Instant now);

    /** Drops one partition of a table that is before a moment as a whole; whether there was one. */
    boolean dropPartition(Transactions transactions, TimedTable table, Instant before);

    /** The name of the table that holds those rows that are in no partition. */
    String loose(TimedTable table);

    /**
     * Deletes at most {@code :rows} rows of a table that are before the time {@code :before}.
     *
     * @param time the column of the time
     */
    String deleteSome(String table, String time);

    /** What a failure to open means to the person at the keyboard; the failure itself when that is not known. */
    RuntimeException explained(RuntimeException failure);

    /** What runs beside the server's work until it is closed. */
    interface Upkeep extends AutoCloseable {
        @Override
        void close();
    }
}
