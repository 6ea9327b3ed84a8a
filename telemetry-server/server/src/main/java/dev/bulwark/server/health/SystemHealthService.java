package dev.bulwark.server.health;

import dev.bulwark.model.health.ApiHealth;
import dev.bulwark.model.health.DatabaseHealth;
import dev.bulwark.model.health.InstanceHealth;
import dev.bulwark.model.health.IsolationHealth;
import dev.bulwark.model.health.Reading;
import dev.bulwark.model.health.SystemHealth;
import dev.bulwark.model.health.TrafficLight;
import dev.bulwark.model.isolation.ViolationStats;
import dev.bulwark.server.performance.ApiPerformance;
import dev.bulwark.server.performance.GaugeStore;
import dev.bulwark.server.store.TenantScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The overview of the monitored system at this moment. Thread-safe. */
public final class SystemHealthService {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int SLOWEST = 5;
    private static final String OF_ALL = "Shown to those who may see all tenants";

    private final HealthSources sources;
    private final Readings readings;
    private final Outside outside;
    private final Clock clock;

    public SystemHealthService(HealthSources sources, HealthThresholds thresholds, Clock clock) {
        this.sources = sources;
        this.readings = new Readings(thresholds);
        this.outside = new Outside(sources.connections(), sources.services(), readings);
        this.clock = clock;
    }

    /** The overview of a scope. Processes and their connection pools serve all tenants, and are told to those only who see all. */
    public SystemHealth now(TenantScope scope) {
        Instant now = clock.instant();
        List<GaugeStore.Latest> gauges = sources.gauges().latestSince(now.minus(HOUR));
        List<InstanceHealth> instances = sources.instances().heardSince(now.minus(HOUR)).stream()
                .map(instance -> instance(instance, gauges, now))
                .toList();
        Instant heard = instances.stream()
                .map(InstanceHealth::lastHeard)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new SystemHealth(
                now,
                api(scope, heard, now),
                database(scope, gauges, now),
                outside.connections(scope, heard, now),
                outside.services(scope, heard, now),
                isolation(scope, heard, now),
                scope.isAll() ? ofAll(instances, heard) : Reading.unknown(OF_ALL),
                scope.isAll() ? instances : List.of(),
                sources.failures().unresolved(scope),
                sources.activity().countSince(scope, now.minus(HOUR)),
                sources.recentIssues().at(scope, now));
    }

    private ApiHealth api(TenantScope scope, @Nullable Instant heard, Instant now) {
        ApiPerformance.LastHour hour = sources.api().lastHour(scope, now, SLOWEST);
        return new ApiHealth(
                readings.api(hour, heard, now),
                hour.perMinute(),
                hour.requests(),
                hour.errorRate(),
                hour.latency(),
                hour.slowest());
    }

    private DatabaseHealth database(TenantScope scope, List<GaugeStore.Latest> gauges, Instant now) {
        long slow = sources.slowQueries().countSince(scope, now.minus(HOUR));
        if (!scope.isAll()) {
            return new DatabaseHealth(Reading.unknown(OF_ALL), 0, 0, 0, 0, slow);
        }
        PoolFigures pools = PoolFigures.of(gauges, now, readings.freshFor());
        return new DatabaseHealth(
                readings.database(pools, now), pools.active(), pools.idle(), pools.pending(), pools.max(), slow);
    }

    private IsolationHealth isolation(TenantScope scope, @Nullable Instant heard, Instant now) {
        ViolationStats stats = sources.violations().stats(scope, now);
        return new IsolationHealth(readings.isolation(stats, heard, now), stats);
    }

    private InstanceHealth instance(InstanceStore.Instance instance, List<GaugeStore.Latest> gauges, Instant now) {
        ProcessFigures process = ProcessFigures.of(instance, gauges);
        return new InstanceHealth(
                readings.instance(instance, now),
                instance.app(),
                instance.instance(),
                instance.version(),
                instance.lastHeard(),
                process.heapUsed(),
                process.heapMax(),
                process.cpuLoad(),
                process.uptimeSeconds(),
                instance.dropped());
    }

    private static Reading ofAll(List<InstanceHealth> instances, @Nullable Instant heard) {
        if (instances.isEmpty()) {
            return Reading.unknown("No instance was heard in the last hour");
        }
        TrafficLight worst = TrafficLight.worst(
                instances.stream().map(instance -> instance.reading().light()).toList());
        long good = instances.stream()
                .filter(instance -> instance.reading().light() == TrafficLight.GREEN)
                .count();
        return new Reading(worst, good + " of " + instances.size() + " instances report without loss", heard);
    }
}
