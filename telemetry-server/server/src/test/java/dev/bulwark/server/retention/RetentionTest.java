package dev.bulwark.server.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.server.SettableClock;
import dev.bulwark.server.TestStore;
import dev.bulwark.server.store.Database;
import dev.bulwark.server.store.TimedTables;
import dev.bulwark.server.store.Transactions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept, and what goes. */
@Tag("store")
class RetentionTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MIB = 1024 * 1024;

    private final SettableClock clock = new SettableClock(START);
    private final AtomicLong nanos = new AtomicLong();
    private final Random random = new Random(1);
    private Optional<Instant> unmerged = Optional.empty();
    private Database database;
    private TimedTables tables;
    private Transactions transactions;

    @BeforeEach
    void open(@TempDir Path data) {
        database = Database.open(TestStore.of(data), data);
        transactions = new Transactions(database, () -> {});
        tables = new TimedTables(database, transactions);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatIsTooOldGoesDayByDayAndEachKindHasItsTime() {
        Retention retention = retention(RetentionSettings.defaults());
        violation(START.minus(Duration.ofDays(800)));
        for (int day = 0; day < 20; day++) {
            retention.run();
            logs(3, clock.instant());
            violation(clock.instant());
            pass(DAY);
        }
        retention.run();

        assertThat(times("app_logs"))
                .hasSizeBetween(3 * 14, 3 * 15)
                .allMatch(time -> time.isAfter(clock.instant().minus(Duration.ofDays(16))));
        assertThat(times("data_isolation_violations")).hasSize(20);
    }

    @Test
    void whatComesLateGoesToo() {
        Retention retention = retention(RetentionSettings.defaults());
        retention.run();
        logs(2_500, START.minus(Duration.ofDays(100)));
        logs(1, START);
        minute(START.minus(Duration.ofDays(100)));

        retention.run();

        assertThat(times("app_logs")).containsExactly(START);
        assertThat(count("api_performance_summary")).isZero();
    }

    @Test
    void aClockThatLeapsAheadDropsNothingAtOnce() {
        Retention retention = retention(RetentionSettings.defaults());
        logs(1, START);
        retention.run();

        clock.advance(Duration.ofDays(30));
        logs(1, clock.instant());
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        retention.run();
        assertThat(times("app_logs")).as("an hour after the leap").hasSize(2);

        nanos.addAndGet(Duration.ofDays(2).toNanos());
        retention.run();
        assertThat(times("app_logs")).as("days after it").containsExactly(clock.instant());
    }

    @Test
    void whatNothingNewerCameAfterStays() {
        Retention retention = retention(RetentionSettings.defaults());
        logs(1, START);

        pass(Duration.ofDays(30));
        retention.run();

        assertThat(times("app_logs")).containsExactly(START);
    }

    @Test
    void aClockThatLeapsBackDropsNothing() {
        Retention retention = retention(RetentionSettings.defaults());
        logs(1, START.minus(Duration.ofDays(13)));
        logs(1, START);
        retention.run();

        clock.advance(Duration.ofDays(-3));
        nanos.addAndGet(Duration.ofDays(9).toNanos());
        retention.run();

        assertThat(times("app_logs")).hasSize(2);
    }

    @Test
    void aStoreThatIsTooLargeGivesUpTheOldestOfTheLeastWorth() {
        int days = 5;
        RetentionSettings settings = upTo(Math.max(16, tables.liveBytes() / MIB + 10));
        Retention retention = retention(settings);
        for (int day = 0; day < days; day++) {
            retention.run();
            violation(clock.instant());
            logs(2_000, clock.instant());
            pass(DAY);
        }
        assertThat(tables.liveBytes()).isGreaterThan(settings.maxBytes());
        Instant newest = clock.instant().minus(DAY);

        for (int run = 0; run < days; run++) {
            retention.run();
        }

        assertThat(times("app_logs")).hasSizeLessThan(days * 2_000).contains(newest);
        assertThat(times("data_isolation_violations")).hasSize(days);
    }

    @Test
    void minutesStayUntilTheyAreMerged() {
        Retention retention = retention(RetentionSettings.defaults());
        Instant old = START.minus(Duration.ofDays(20));
        minute(old);
        logs(1, START);
        unmerged = Optional.of(old);

        retention.run();
        assertThat(count("api_performance_summary")).isEqualTo(1);

        unmerged = Optional.empty();
        retention.run();
        assertThat(count("api_performance_summary")).isZero();
    }

    @Test
    void whatSaysWhenSomethingWasReceivedGoesByTheServersClockThoughEventsAreOld() {
        Retention retention = retention(RetentionSettings.defaults());
        received(START.minus(Duration.ofDays(31)), START.minus(Duration.ofDays(9)));
        received(START.minus(Duration.ofDays(29)), START.minus(Duration.ofDays(7)));
        logs(1, START.minus(Duration.ofDays(300)));

        retention.run();

        assertThat(count("received_events")).isEqualTo(1);
        assertThat(count("instance_minutes")).isEqualTo(1);
        assertThat(count("app_logs")).isEqualTo(1);
    }

    private void received(Instant event, Instant instance) {
        database.jdbi().useHandle(handle -> {
            handle.createUpdate("INSERT INTO received_events (id, received_at) VALUES (:id, :at)")
                    .bind("id", UUID.randomUUID())
                    .bind("at", event)
                    .execute();
            handle.createUpdate("""
                            INSERT INTO instance_minutes
                                (started_at, app, instance, version, first_heard, last_heard, dropped_sum)
                            VALUES (:at, 'a', 'a-1', '1', :at, :at, 0)""").bind("at", instance).execute();
        });
    }

    private Retention retention(RetentionSettings settings) {
        return new Retention(settings, tables, transactions, () -> unmerged, clock, nanos::get);
    }

    private static RetentionSettings upTo(long mebibytes) {
        RetentionSettings usual = RetentionSettings.defaults();
        return new RetentionSettings(
                usual.logs(),
                usual.requests(),
                usual.metrics(),
                usual.slowQueries(),
                usual.activity(),
                usual.exceptions(),
                usual.jobs(),
                usual.business(),
                usual.failures(),
                usual.violations(),
                usual.minutes(),
                usual.fiveMinutes(),
                usual.hours(),
                usual.days(),
                mebibytes);
    }

    private void pass(Duration time) {
        clock.advance(time);
        nanos.addAndGet(time.toNanos());
    }

    private void logs(int count, Instant at) {
        database.jdbi().useTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO app_logs (id, created_at, received_at, app, instance, log_level, message, extra, occurrences)
                    VALUES (:id, :at, :at, 'a', 'a-1', 'info', :message, '{}', 1)""");
            for (int i = 0; i < count; i++) {
                UUID id = UUID.randomUUID();
                batch.bind("id", id)
                        .bind("at", at)
                        .bind(
                                "message",
                                random.ints(250).mapToObj(Integer::toHexString).collect(Collectors.joining()))
                        .add();
            }
            batch.execute();
        });
    }

    private void violation(Instant at) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        INSERT INTO data_isolation_violations (id, created_at, received_at, violation_type, severity, app,
                            instance, accessed_tenants, details, blocked, marks)
                        VALUES (:id, :at, :at, 'missing_filter', 'high', 'a', 'a-1', '[]', '{}', FALSE, '[]')""")
                        .bind("id", UUID.randomUUID())
                        .bind("at", at)
                        .execute());
    }

    private void minute(Instant at) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        INSERT INTO api_performance_summary (started_at, app, endpoint, tenant, requests, errors, histogram)
                        VALUES (:at, 'a', 'GET /', '', 1, 0, '')""").bind("at", at).execute());
    }

    private List<Instant> times(String table) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT created_at FROM " + table + " ORDER BY created_at")
                        .mapTo(Instant.class)
                        .list());
    }

    private long count(String table) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM " + table)
                        .mapTo(Long.class)
                        .one());
    }
}
