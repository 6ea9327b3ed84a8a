package dev.bulwark.server.metrics;

import dev.bulwark.model.health.ApiHealth;
import dev.bulwark.model.health.InstanceHealth;
import dev.bulwark.model.health.Reading;
import dev.bulwark.model.health.SystemHealth;
import dev.bulwark.model.health.TrafficLight;
import dev.bulwark.model.performance.LatencySummary;
import dev.bulwark.server.health.InstanceStore;
import dev.bulwark.server.health.SystemHealthService;
import dev.bulwark.server.store.TenantScope;
import dev.bulwark.server.store.WireName;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The overview and the account of events, as figures of the monitored applications. Thread-safe. */
public final class ApplicationMetrics implements MultiCollector {
    private static final double MICROS_PER_SECOND = 1e6;

    private final SystemHealthService overview;
    private final InstanceStore instances;

    public ApplicationMetrics(SystemHealthService overview, InstanceStore instances) {
        this.overview = overview;
        this.instances = instances;
    }

    @Override
    public MetricSnapshots collect() {
        SystemHealth health = overview.now(TenantScope.ALL);
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        api(health.api(), all);
        database(health, all);
        findings(health, all);
        lights(health, all);
        all.metricSnapshot(instances(health.instances()));
        all.metricSnapshot(events());
        return all.build();
    }

    private static void api(ApiHealth api, MetricSnapshots.Builder all) {
        all.metricSnapshot(
                Gauge.one("bulwark_app_requests_per_minute", "Requests of the last minute", api.requestsPerMinute()));
        all.metricSnapshot(
                Gauge.one("bulwark_app_error_ratio", "Share of the last hour's requests that failed", api.errorRate()));
        LatencySummary latency = api.latency();
        if (latency != null) {
            all.metricSnapshot(new Gauge("bulwark_app_response_seconds", "Response times of the last hour")
                    .value(latency.p50() / MICROS_PER_SECOND, "quantile", "0.5")
                    .value(latency.p95() / MICROS_PER_SECOND, "quantile", "0.95")
                    .value(latency.p99() / MICROS_PER_SECOND, "quantile", "0.99")
                    .build());
        }
    }

    private static void database(SystemHealth health, MetricSnapshots.Builder all) {
        all.metricSnapshot(new Gauge("bulwark_app_pool_connections", "Connections of the applications' pools")
                .value(health.database().active(), "state", "active")
                .value(health.database().idle(), "state", "idle")
                .value(health.database().pending(), "state", "pending")
                .value(health.database().max(), "state", "max")
                .build());
        all.metricSnapshot(Gauge.one(
                "bulwark_app_slow_statements",
                "Slow executions of the last hour",
                health.database().slowStatementsLastHour()));
    }

    private static void findings(SystemHealth health, MetricSnapshots.Builder all) {
        Gauge violations = new Gauge("bulwark_violations_unresolved", "Violations that nobody settled");
        health.isolation()
                .stats()
                .unresolvedBySeverity()
                .forEach((severity, count) -> violations.value(count, "severity", WireName.of(severity)));
        all.metricSnapshot(violations.build());
        all.metricSnapshot(Gauge.one(
                "bulwark_failed_operations_unresolved",
                "Failed operations that nobody settled",
                health.unresolvedFailures()));
        all.metricSnapshot(Gauge.one(
                "bulwark_app_live_connections",
                "Connections that users keep open",
                health.connections().open()));
        all.metricSnapshot(
                Gauge.one("bulwark_app_activities", "User activities of the last hour", health.activitiesLastHour()));
    }

    private static void lights(SystemHealth health, MetricSnapshots.Builder all) {
        Map<String, Reading> tiles = Map.of(
                "api", health.api().reading(),
                "database", health.database().reading(),
                "connections", health.connections().reading(),
                "services", health.services().reading(),
                "isolation", health.isolation().reading(),
                "instances", health.instancesReading());
        Gauge lights = new Gauge("bulwark_light", "1 for the light that a tile of the overview shows");
        tiles.forEach((tile, reading) -> {
            for (TrafficLight light : TrafficLight.values()) {
                lights.value(reading.light() == light ? 1 : 0, "tile", tile, "light", WireName.of(light));
            }
        });
        all.metricSnapshot(lights.build());
    }

    private static GaugeSnapshot instances(List<InstanceHealth> heard) {
        Gauge instances = new Gauge("bulwark_app_instances", "Instances heard in the last hour, by their light");
        heard.stream().collect(Collectors.groupingBy(InstanceHealth::app)).forEach((app, some) -> {
            for (TrafficLight light : TrafficLight.values()) {
                long count = some.stream()
                        .filter(one -> one.reading().light() == light)
                        .count();
                instances.value(count, "app", app, "light", WireName.of(light));
            }
        });
        return instances.build();
    }

    private GaugeSnapshot events() {
        Gauge events = new Gauge(
                "bulwark_app_events", "What became of the events that applications made, since they were first heard");
        instances
                .ledger()
                .forEach(account -> events.value(account.stored(), "app", account.app(), "outcome", "stored")
                        .value(account.rejected(), "app", account.app(), "outcome", "rejected")
                        .value(account.shed(), "app", account.app(), "outcome", "shed")
                        .value(account.duplicates(), "app", account.app(), "outcome", "duplicate")
                        .value(account.dropped(), "app", account.app(), "outcome", "dropped")
                        .value(account.spooled(), "app", account.app(), "outcome", "spooled"));
        return events.build();
    }
}
