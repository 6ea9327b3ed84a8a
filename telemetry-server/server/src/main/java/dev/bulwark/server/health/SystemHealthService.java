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

    public SystemHealth now() {
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
                api(heard, now),
                database(gauges, now),
                outside.connections(heard, now),
                outside.services(heard, now),
                isolation(heard, now),
                ofAll(instances, heard),
                instances,
                sources.failures().unresolved(),
                sources.activity().countSince(now.minus(HOUR)),
                sources.recentIssues().at(now));
    }

    private ApiHealth api(@Nullable Instant heard, Instant now) {
        ApiPerformance.LastHour hour = sources.api().lastHour(now, SLOWEST);
        return new ApiHealth(
                readings.api(hour, heard, now),
                hour.perMinute(),
                hour.requests(),
                hour.errorRate(),
                hour.latency(),
                hour.slowest());
    }

    private DatabaseHealth database(List<GaugeStore.Latest> gauges, Instant now) {
        PoolFigures pools = PoolFigures.of(gauges, now, readings.freshFor());
        return new DatabaseHealth(
                readings.database(pools, now),
                pools.active(),
                pools.idle(),
                pools.pending(),
                pools.max(),
                sources.slowQueries().countSince(now.minus(HOUR)));
    }

    private IsolationHealth isolation(@Nullable Instant heard, Instant now) {
        ViolationStats stats = sources.violations().stats(now);
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
