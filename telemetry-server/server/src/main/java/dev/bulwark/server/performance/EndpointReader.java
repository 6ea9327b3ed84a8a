package dev.bulwark.server.performance;

import dev.bulwark.model.performance.EndpointDetail;
import dev.bulwark.model.performance.EndpointPerformance;
import dev.bulwark.model.performance.SingleRequest;
import dev.bulwark.model.performance.TenantPerformance;
import dev.bulwark.model.performance.TrendPoint;
import dev.bulwark.server.rollup.Resolution;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.TenantScope;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Answers how endpoints did over a stretch of time. Percentiles are those of all requests together. Thread-safe. */
public final class EndpointReader {
    private static final int SLOWEST = 10;
    private static final int MOST_TENANTS = 100;

    private final Jdbi jdbi;
    private final RequestSummaryStore summaries;
    private final EndpointBaseline baseline;

    public EndpointReader(Jdbi jdbi, RequestSummaryStore summaries, EndpointBaseline baseline) {
        this.jdbi = jdbi;
        this.summaries = summaries;
        this.baseline = baseline;
    }

    /** Endpoints by p95, the slowest first. */
    List<EndpointPerformance> endpoints(Stretch stretch, Conditions conditions, int limit) {
        Map<EndpointId, Merged> byEndpoint = new HashMap<>();
        summaries.visit(
                stretch,
                Resolution.DAY,
                conditions,
                summary -> byEndpoint
                        .computeIfAbsent(idOf(summary), id -> new Merged())
                        .add(summary));
        return byEndpoint.entrySet().stream()
                .map(entry -> performance(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong((EndpointPerformance endpoint) ->
                                endpoint.latency().p95())
                        .reversed()
                        .thenComparing(EndpointPerformance::endpoint))
                .limit(limit)
                .toList();
    }

    /** One endpoint; empty when it had no request. */
    Optional<EndpointDetail> detail(TenantScope scope, EndpointId id, Stretch stretch) {
        Merged all = new Merged();
        Map<Instant, Merged> byPoint = new TreeMap<>();
        Map<String, Merged> byTenant = new HashMap<>();
        Conditions conditions = new Conditions(scope)
                .and("app = :app", "app", id.app())
                .and("endpoint = :endpoint", "endpoint", id.endpoint());
        summaries.visit(stretch, Resolution.within(stretch.pointWidth()), conditions, summary -> {
            all.add(summary);
            byPoint.computeIfAbsent(stretch.pointOf(summary.key().minute()), at -> new Merged())
                    .add(summary);
            byTenant.computeIfAbsent(summary.key().tenant(), tenant -> new Merged())
                    .add(summary);
        });
        return all.requests() == 0
                ? Optional.empty()
                : Optional.of(new EndpointDetail(
                        performance(id, all),
                        trend(byPoint),
                        tenants(byTenant),
                        slowest(scope, id, stretch),
                        scope.isAll() ? baseline.of(id.app(), id.endpoint()) : List.of()));
    }

    private static List<TrendPoint> trend(Map<Instant, Merged> byPoint) {
        return byPoint.entrySet().stream()
                .map(point -> new TrendPoint(
                        point.getKey(),
                        point.getValue().requests(),
                        point.getValue().errors(),
                        point.getValue().histogram().summary()))
                .toList();
    }

    private static List<TenantPerformance> tenants(Map<String, Merged> byTenant) {
        return byTenant.entrySet().stream()
                .map(tenant -> new TenantPerformance(
                        noneIfEmpty(tenant.getKey()),
                        tenant.getValue().requests(),
                        tenant.getValue().errors(),
                        tenant.getValue().histogram().summary()))
                .sorted(Comparator.comparingLong(TenantPerformance::requests).reversed())
                .limit(MOST_TENANTS)
                .toList();
    }

    private static @Nullable String noneIfEmpty(String tenant) {
        return tenant.isEmpty() ? null : tenant;
    }

    private List<SingleRequest> slowest(TenantScope scope, EndpointId id, Stretch stretch) {
        Conditions conditions = new Conditions(scope)
                .and("app = :app", "app", id.app())
                .and("endpoint = :endpoint", "endpoint", id.endpoint())
                .and("created_at >= :from", "from", stretch.from())
                .and("created_at < :to", "to", stretch.to());
        return jdbi.withHandle(handle -> conditions
                .bindTo(handle.createQuery("SELECT * FROM request_log" + conditions.where()
                        + " ORDER BY duration_micros DESC, id LIMIT :limit"))
                .bind("limit", SLOWEST)
                .map(new SingleRequestRow())
                .list());
    }

    private static EndpointId idOf(RequestSummary summary) {
        return new EndpointId(summary.key().app(), summary.key().endpoint());
    }

    private static EndpointPerformance performance(EndpointId id, Merged merged) {
        return new EndpointPerformance(
                id.toText(),
                id.app(),
                id.endpoint(),
                merged.requests(),
                merged.errors(),
                merged.tenants(),
                merged.histogram().summary());
    }
}
