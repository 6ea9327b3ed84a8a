package dev.bulwark.instrument.jdbc;

import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.isolation.Judge;
import dev.bulwark.isolation.Names;
import dev.bulwark.isolation.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The judge for the schema as it is in the database now. The schema is read on a thread of its own, through a connection of
 * its own: at the first connection, after a change of tables, from time to time, and when a table is met that is not
 * known. Only in that last case does the asking thread wait, for a bounded time and once for each table. Thread-safe.
 */
final class LiveSchema {
    private static final long LONGEST_WAIT_MILLIS = 1000;
    private static final long AGE_NANOS = TimeUnit.MINUTES.toNanos(5);

    /** Names that were looked for in vain; beyond it nobody waits any more. */
    private static final int MOST_UNKNOWN = 1000;

    private final SqlCall<Connection> connections;
    private final SchemaReader reader;
    private final Executor background;
    private final OwnFailures failures;
    private final LongSupplier nanoTime;
    private final AtomicReference<@Nullable CompletableFuture<Void>> reading = new AtomicReference<>();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private volatile Judge judge;
    private volatile long readAt;
    private volatile boolean wasRead;
    private volatile boolean changed;

    /**
     * A schema of which nothing is known yet.
     *
     * @param connections opens a connection that is not watched
     */
    LiveSchema(
            SqlCall<Connection> connections,
            SchemaReader reader,
            Executor background,
            OwnFailures failures,
            LongSupplier nanoTime) {
        this.connections = connections;
        this.reader = reader;
        this.background = background;
        this.failures = failures;
        this.nanoTime = nanoTime;
        this.judge = reader.judgeWithoutDatabase();
    }

    Judge judge() {
        return judge;
    }

    /** A connection was handed out. */
    void noteConnection() {
        if (!wasRead || nanoTime.getAsLong() - readAt > AGE_NANOS) {
            refresh();
        }
    }

    /** Tables may have been changed. */
    void noteChange() {
        unknown.clear();
        changed = true;
        refresh();
    }

    /**
     * Looks for tables that are not known.
     *
     * @return whether the schema was read meanwhile, so that judging again may come to another verdict
     */
    boolean learnedOf(List<String> tables) {
        Judge before = judge;
        List<String> strangers = tables.stream()
                .map(Names::table)
                .filter(table -> !isKnown(before.schema(), table) && !unknown.contains(table))
                .toList();
        if ((strangers.isEmpty() && wasRead) || unknown.size() > MOST_UNKNOWN) {
            return judge != before;
        }
        await(read());
        if (!allKnown(strangers)) {
            await(read()); // the first reading may have begun before the table was there
        }
        strangers.stream().filter(table -> !isKnown(judge.schema(), table)).forEach(unknown::add);
        return judge != before;
    }

    private boolean allKnown(List<String> tables) {
        Schema now = judge.schema();
        return tables.stream().allMatch(table -> isKnown(now, table));
    }

    private static boolean isKnown(Schema schema, String table) {
        return schema.columns().containsKey(table)
                || schema.sharedTables().contains(table)
                || schema.tenantTables().containsKey(table);
    }

    /** Has the schema read; nobody waits for it. */
    private void refresh() {
        CompletableFuture<Void> unused = read();
    }

    /** Reads the schema, or joins the reading that is under way. */
    private CompletableFuture<Void> read() {
        CompletableFuture<Void> fresh = new CompletableFuture<>();
        CompletableFuture<Void> underWay = reading.compareAndExchange(null, fresh);
        if (underWay != null) {
            return underWay;
        }
        readAt = nanoTime.getAsLong();
        try {
            background.execute(() -> readInto(fresh));
        } catch (RuntimeException e) {
            failures.note("reading the schema", e);
            finish(fresh);
        }
        return fresh;
    }

    private void readInto(CompletableFuture<Void> done) {
        changed = false;
        try (Connection connection = connections.run()) {
            judge = reader.judgeFor(connection);
        } catch (SQLException | RuntimeException e) {
            failures.note("reading the schema", e);
        } finally {
            wasRead = true;
            finish(done);
        }
        if (changed) {
            refresh();
        }
    }

    private void finish(CompletableFuture<Void> done) {
        reading.set(null);
        done.complete(null);
    }

    private void await(CompletableFuture<Void> reading) {
        try {
            reading.get(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            failures.note("waiting for the schema", e);
        }
    }
}
