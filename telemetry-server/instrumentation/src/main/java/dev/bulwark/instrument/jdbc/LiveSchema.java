package dev.bulwark.instrument.jdbc;

import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.isolation.Judge;
import dev.bulwark.isolation.Names;
import dev.bulwark.isolation.schema.SchemaReader;
import dev.bulwark.isolation.schema.SchemaReading;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The judge for the schema as it is in the database now. The schema is read on a thread of its own, through a connection of
 * its own: at the first connection, after a change of tables, from time to time, and when a table is met that is not
 * known. Only in that last case does the asking thread wait, for a moment and once for each table, or somewhat longer while
 * the application starts; what has not been read by then is uncertain, and counts neither as a table of tenants nor as none.
 * Thread-safe.
 */
final class LiveSchema {
    private static final long AGE_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** So long after the first connection every statement waits for the first reading, lest a start be full of doubts. */
    private static final long START_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** Names that were looked for; beyond it none is looked for any more. */
    private static final int MOST_STRANGERS = 1000;

    private final SqlCall<Connection> connections;
    private final SchemaReader reader;
    private final Duration longestWait;
    private final Executor background;
    private final OwnFailures failures;
    private final LongSupplier nanoTime;
    private final AtomicReference<@Nullable CompletableFuture<Void>> reading = new AtomicReference<>();
    private final AtomicInteger begun = new AtomicInteger();
    /** By table that is not known the number of the reading that will tell whether there is one. */
    private final Map<String, Integer> strangers = new ConcurrentHashMap<>();

    private volatile Judge judge;
    private volatile @Nullable SchemaReading last;
    private volatile int read;
    private volatile long triedAt;
    private volatile long started;
    private volatile boolean failed;
    private volatile boolean changed;

    /**
     * A schema of which nothing is known yet.
     *
     * @param connections opens a connection that is not watched
     */
    LiveSchema(
            SqlCall<Connection> connections,
            SchemaReader reader,
            Duration longestWait,
            Executor background,
            OwnFailures failures,
            LongSupplier nanoTime) {
        this.connections = connections;
        this.reader = reader;
        this.longestWait = longestWait;
        this.background = background;
        this.failures = failures;
        this.nanoTime = nanoTime;
        this.judge = new Judge(reader.declared(), reader.settings());
    }

    Judge judge() {
        return judge;
    }

    /** A connection was handed out. */
    void noteConnection() {
        long age = nanoTime.getAsLong() - triedAt;
        boolean first = begun.get() == 0;
        if (first || age > AGE_NANOS || (failed && age > RETRY_NANOS)) {
            refresh();
        }
    }

    /** Tables may have been changed. */
    void noteChange() {
        strangers.clear();
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
        boolean news = false;
        for (String table : tables) {
            String name = Names.table(table);
            if (!before.schema().knows(name) && strangers.size() < MOST_STRANGERS) {
                news |= strangers.putIfAbsent(name, begun.get() + 1) == null;
            }
        }
        if (news) {
            changed = true; // a reading that is under way may have begun before the table was there
        }
        if (news || isStarting()) {
            await(tables);
        }
        return judge != before;
    }

    /** Whether it is still to be seen what some of the tables hold. */
    boolean isUncertain(List<String> tables) {
        return tables.stream().map(Names::table).anyMatch(this::isUncertain);
    }

    private boolean isUncertain(String table) {
        Integer awaited = strangers.get(table);
        boolean looked = awaited != null && read >= awaited;
        boolean given = awaited == null && read > 0;
        return !judge.schema().knows(table) && !looked && !given;
    }

    private boolean isStarting() {
        return read == 0 && !failed && begun.get() > 0 && nanoTime.getAsLong() - started < startNanos();
    }

    private long startNanos() {
        return Math.max(START_NANOS, longestWait.toNanos());
    }

    private void await(List<String> tables) {
        long now = nanoTime.getAsLong();
        long end = now + Math.max(longestWait.toNanos(), isStarting() ? started + startNanos() - now : 0);
        long left = end - now;
        while (left > 0 && (isStarting() || isUncertain(tables))) {
            await(read(), left);
            if (failed) {
                return;
            }
            left = end - nanoTime.getAsLong();
        }
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
        triedAt = nanoTime.getAsLong();
        started = begun.get() == 0 ? triedAt : started;
        int number = begun.incrementAndGet();
        try {
            background.execute(() -> readInto(fresh, number));
        } catch (RejectedExecutionException e) {
            failed = true; // the application is about to end
            finish(fresh);
        }
        return fresh;
    }

    private void readInto(CompletableFuture<Void> done, int number) {
        changed = false;
        try (Connection connection = connections.run()) {
            use(reader.read(connection));
            read = number;
            failed = false;
        } catch (SQLException | RuntimeException e) {
            failed = true;
            failures.note("reading the schema", e);
        } finally {
            finish(done);
        }
        if (changed && !failed) {
            refresh();
        }
    }

    /** The judge stays, with all that it knows of statements, as long as the schema does. */
    private void use(SchemaReading found) {
        if (!found.equals(last)) {
            judge = new Judge(found.schema(), reader.settings().withDialect(found.dialect()));
            last = found;
        }
        found.remarks().forEach(failures::remark);
    }

    private void finish(CompletableFuture<Void> done) {
        reading.set(null);
        done.complete(null);
    }

    private void await(CompletableFuture<Void> reading, long nanos) {
        try {
            reading.get(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            failures.remark("the schema takes longer to be read than a statement may wait; until then, statements on"
                    + " tables that are not known are undecidable");
        }
    }
}
