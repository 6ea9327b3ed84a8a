package dev.bulwark.console.fake;

import dev.bulwark.model.Page;
import dev.bulwark.model.ingest.RequestReason;
import dev.bulwark.model.performance.EndpointDetail;
import dev.bulwark.model.performance.EndpointPerformance;
import dev.bulwark.model.performance.LatencySummary;
import dev.bulwark.model.performance.Recommendation;
import dev.bulwark.model.performance.Regression;
import dev.bulwark.model.performance.SingleRequest;
import dev.bulwark.model.performance.SlowExecution;
import dev.bulwark.model.performance.SlowStatement;
import dev.bulwark.model.performance.SlowStatementDetail;
import dev.bulwark.model.performance.TenantPerformance;
import dev.bulwark.model.performance.TrendPoint;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** How a meetings application does: one endpoint became slow with a deployment, one statement forgets its filter. */
public final class SamplePerformance {
    private static final List<String> ENDPOINTS = List.of(
            "GET /api/reports/attendance",
            "GET /api/scorecard/{id}/trend",
            "GET /api/meetings/{id}/participants",
            "POST /api/todos",
            "GET /api/issues");
    private static final String SQL = """
            SELECT *
              FROM meetings m
              JOIN meeting_attendees a ON a.meeting_id = m.id
             WHERE m.title LIKE '%review%'
             ORDER BY m.started_at DESC""";

    private SamplePerformance() {}

    private static LatencySummary latency(long count, long p95) {
        return new LatencySummary(count, p95 / 2.5, p95 / 4, p95 * 3 / 4, p95, p95 * 3 / 2, p95 * 2);
    }

    static List<EndpointPerformance> endpoints() {
        return IntStream.range(0, ENDPOINTS.size())
                .mapToObj(index -> new EndpointPerformance(
                        "endpoint-" + index,
                        "meetings",
                        ENDPOINTS.get(index),
                        1_900L + 4_000L * index,
                        3L * index,
                        6,
                        latency(1_900 + 4_000L * index, 1_840_000L / (index + 1))))
                .toList();
    }

    static EndpointDetail endpoint(String id, Instant now) {
        EndpointPerformance endpoint = endpoints().stream()
                .filter(one -> one.endpointId().equals(id))
                .findFirst()
                .orElseThrow();
        return new EndpointDetail(endpoint, trend(now), tenants(), slowest(now), List.of());
    }

    /** An hour by minutes: fast, a gap of seven minutes without requests, then slow. */
    private static List<TrendPoint> trend(Instant now) {
        Instant first = now.truncatedTo(ChronoUnit.MINUTES).minusSeconds(3600);
        List<TrendPoint> trend = new ArrayList<>();
        for (int minute = 0; minute < 60; minute++) {
            if (minute < 22 || minute > 28) {
                long base = minute < 30 ? 210_000 : 1_500_000;
                long p95 = base + base * (minute * 37 % 23) / 100;
                trend.add(new TrendPoint(first.plusSeconds(60L * minute), 30, 0, latency(30, p95)));
            }
        }
        return trend;
    }

    private static List<TenantPerformance> tenants() {
        return List.of(
                new TenantPerformance("acme", 1_204, 2, latency(1_204, 1_900_000)),
                new TenantPerformance("globex", 512, 1, latency(512, 1_700_000)),
                new TenantPerformance(null, 12, 0, latency(12, 240_000)));
    }

    private static List<SingleRequest> slowest(Instant now) {
        return IntStream.range(0, 4)
                .mapToObj(index -> new SingleRequest(
                        new UUID(7, index),
                        now.minusSeconds(90L * index),
                        "meetings",
                        "meetings-1",
                        "acme",
                        "nora.lind",
                        ENDPOINTS.get(0),
                        index == 2 ? 500 : 200,
                        4_200_000L - 300_000L * index,
                        112 - index,
                        RequestReason.SLOW,
                        null,
                        null))
                .toList();
    }

    static List<Regression> regressions(Instant now) {
        Instant since = now.truncatedTo(ChronoUnit.MINUTES).minusSeconds(1800);
        return List.of(new Regression(
                Regression.Kind.ENDPOINT,
                "meetings",
                ENDPOINTS.get(0),
                "endpoint-0",
                null,
                Regression.Figure.P95,
                since,
                210_000,
                1_640_000,
                20,
                2,
                new Regression.Deployment("1.4.2", null, since)));
    }

    static List<SlowStatement> statements(Instant now) {
        return IntStream.range(0, 3)
                .mapToObj(index -> new SlowStatement(
                        "hash-" + index,
                        index == 0 ? SQL : "SELECT id, title FROM todos WHERE organization_id = ? OFFSET 20000",
                        41L - 10 * index,
                        900_000L - 100_000L * index,
                        3_400_000L,
                        4,
                        2,
                        now.minusSeconds(7200),
                        now.minusSeconds(40),
                        List.of(Recommendation.MISSING_FILTER, Recommendation.LEADING_WILDCARD)))
                .toList();
    }

    static SlowStatementDetail statement(String hash, Instant now) {
        SlowStatement statement = statements(now).stream()
                .filter(one -> one.queryHash().equals(hash))
                .findFirst()
                .orElseThrow();
        List<SlowExecution> executions = IntStream.range(0, 5)
                .mapToObj(index -> new SlowExecution(
                        new UUID(8, index),
                        now.minusSeconds(40L + 70 * index),
                        "meetings",
                        "meetings-1",
                        "acme",
                        "nora.lind",
                        ENDPOINTS.get(0),
                        statement.queryText(),
                        hash,
                        3_400_000L - 210_000L * index,
                        List.of(),
                        null,
                        null,
                        null,
                        null))
                .toList();
        List<String> advice =
                statement.recommendations().stream().map(Recommendation::advice).toList();
        return new SlowStatementDetail(statement, advice, new Page<>(executions, null));
    }
}
