package dev.bulwark.server.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.RequestSummaryEvent;
import dev.bulwark.model.performance.EndpointDetail;
import dev.bulwark.model.performance.EndpointPerformance;
import dev.bulwark.model.performance.LatencyHistogram;
import dev.bulwark.model.performance.LatencySummary;
import dev.bulwark.model.performance.TrendPoint;
import dev.bulwark.server.SettableClock;
import dev.bulwark.server.TestStore;
import dev.bulwark.server.ingest.Received;
import dev.bulwark.server.ingest.Source;
import dev.bulwark.server.rollup.Cover;
import dev.bulwark.server.rollup.Resolution;
import dev.bulwark.server.rollup.RolledUp;
import dev.bulwark.server.rollup.Rollup;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.Database;
import dev.bulwark.server.store.KeptSince;
import dev.bulwark.server.store.TenantScope;
import dev.bulwark.server.store.Transactions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is merged upwards answers as its minutes would. */
@Tag("store")
class RollupTest {
    private static final Instant NOW = Instant.parse("2026-03-31T10:17:30Z");
    private static final Stretch MONTH =
            new Stretch(NOW.minus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES), NOW);

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final SettableClock clock = new SettableClock(NOW);
    private final List<RequestSummaryEvent> sent = new ArrayList<>();
    private Database database;
    private Transactions transactions;
    private RequestSummaryStore summaries;
    private EndpointReader endpoints;
    private Rollup rollup;

    private record Expected(long requests, long errors, LatencySummary latency) {}

    @BeforeEach
    void open(@TempDir Path data) {
        database = Database.open(TestStore.of(data), data);
        transactions = new Transactions(database, () -> {});
        summaries = new RequestSummaryStore(database.jdbi());
        endpoints = new EndpointReader(database.jdbi(), summaries, (app, endpoint) -> List.of());
        rollup = new Rollup(RequestSummaryStore.SERIES, database.jdbi(), transactions, clock);
        rollup.open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anyStretchAndTenantHasThePercentilesOfItsMinutesWheneverTheyCameAndWereMerged() {
        for (int round = 0; round < 6; round++) {
            send(120, 32);
            rollup.run();
            send(5, 32);
            for (int i = 0; i < 8; i++) {
                assertAnswersAsItsMinutes(randomStretch(), random.nextBoolean() ? "t" + random.nextInt(3) : null);
            }
        }
        rollup.run();
        assertAnswersAsItsMinutes(MONTH, null);
        assertThat(pieces(MONTH)).as("seed %d", seed).contains(Resolution.values());
    }

    @Test
    void theTrendOfAMonthCountsEveryRequestOnce() {
        send(200, 29);
        rollup.run();
        String endpoint = sent.get(0).header().endpoint();

        EndpointDetail detail = endpoints
                .detail(TenantScope.ALL, new EndpointId("meetings", endpoint), MONTH)
                .orElseThrow();

        assertThat(detail.trend()).hasSizeLessThanOrEqualTo(61);
        assertThat(detail.trend().stream().mapToLong(TrendPoint::requests).sum())
                .as("seed %d", seed)
                .isEqualTo(expected(MONTH, null).get(endpoint).requests());
    }

    @Test
    void whatIsWrongIsRecomputedFromTheMinutes() {
        send(100, 29);
        rollup.run();
        database.jdbi().useHandle(handle -> {
            handle.execute("UPDATE api_performance_summary_1d SET requests = 0");
            handle.execute("DELETE FROM api_performance_summary_5m");
        });

        rollup.recompute(NOW.minus(31, ChronoUnit.DAYS), NOW);

        assertAnswersAsItsMinutes(MONTH, null);
    }

    @Test
    void whatComesAfterItsMinutesWereDroppedAddsToWhatWasMadeOfThem() {
        send(100, 29);
        rollup.run();
        Instant kept = Resolution.DAY.startOf(NOW.minus(3, ChronoUnit.DAYS));
        transactions.run(handle -> {
            KeptSince.raise(handle, "api_performance_summary", kept);
            handle.createUpdate("DELETE FROM api_performance_summary WHERE started_at < :kept")
                    .bind("kept", kept)
                    .execute();
        });
        Stretch days = new Stretch(Resolution.DAY.startOf(MONTH.from()), NOW);

        send(20, 29);
        rollup.run();
        rollup.recompute(days.from(), NOW);

        assertAnswersAsItsMinutes(days, null);
    }

    private void assertAnswersAsItsMinutes(Stretch stretch, String tenant) {
        Conditions conditions = new Conditions(TenantScope.ALL).and("tenant = :tenant", "tenant", tenant);
        Map<String, Expected> found = new HashMap<>();
        for (EndpointPerformance endpoint : endpoints.endpoints(stretch, conditions, 500)) {
            found.put(endpoint.endpoint(), new Expected(endpoint.requests(), endpoint.errors(), endpoint.latency()));
        }
        assertThat(found).as("seed %d, %s, %s", seed, stretch, tenant).isEqualTo(expected(stretch, tenant));
    }

    private Map<String, Expected> expected(Stretch stretch, String tenant) {
        Map<String, LatencyHistogram> histograms = new HashMap<>();
        Map<String, Long> errors = new HashMap<>();
        sent.stream()
                .filter(event -> !event.minute().isBefore(stretch.from())
                        && event.minute().isBefore(stretch.to())
                        && (tenant == null || tenant.equals(event.header().tenant())))
                .forEach(event -> {
                    histograms
                            .computeIfAbsent(event.header().endpoint(), endpoint -> new LatencyHistogram())
                            .merge(LatencyHistogram.fromBase64(event.histogram()));
                    errors.merge(event.header().endpoint(), event.errors(), Long::sum);
                });
        Map<String, Expected> expected = new HashMap<>();
        histograms.forEach((endpoint, all) ->
                expected.put(endpoint, new Expected(all.count(), errors.get(endpoint), all.summary())));
        return expected;
    }

    private List<Resolution> pieces(Stretch stretch) {
        return database
                .jdbi()
                .inTransaction(handle ->
                        Cover.of(handle, RequestSummaryStore.SERIES, stretch.from(), stretch.to(), Resolution.DAY))
                .stream()
                .map(Cover.Piece::resolution)
                .toList();
    }

    /** Summaries of minutes anywhere in the last days. */
    private void send(int count, int days) {
        List<RequestSummaryEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant minute =
                    NOW.truncatedTo(ChronoUnit.MINUTES).minus(random.nextInt(days * 24 * 60), ChronoUnit.MINUTES);
            LatencyHistogram histogram = new LatencyHistogram();
            int requests = 1 + random.nextInt(20);
            for (int request = 0; request < requests; request++) {
                histogram.record((long) Math.exp(random.nextDouble() * 15));
            }
            EventHeader header = new EventHeader(
                    UUID.randomUUID(),
                    minute,
                    random.nextInt(4) == 0 ? null : "t" + random.nextInt(3),
                    null,
                    "GET /" + random.nextInt(3),
                    null,
                    null);
            events.add(new RequestSummaryEvent(
                    header, minute, requests, random.nextInt(requests + 1), histogram.toBase64()));
        }
        sent.addAll(events);
        Source source = new Source("meetings", "m-1", "1", NOW, NOW);
        transactions.run(handle ->
                new RolledUp<>(summaries, RequestSummaryStore.SERIES).store(handle, Received.together(source, events)));
    }

    private Stretch randomStretch() {
        Instant to = NOW.truncatedTo(ChronoUnit.MINUTES).minus(random.nextInt(2 * 24 * 60), ChronoUnit.MINUTES);
        return new Stretch(to.minus(Duration.ofMinutes(1 + random.nextInt(30 * 24 * 60))), to);
    }
}
