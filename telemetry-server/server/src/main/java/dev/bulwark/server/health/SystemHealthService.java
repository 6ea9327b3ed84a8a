package dev.bulwark.server.health;

import dev.bulwark.model.health.ApiHealth;
import dev.bulwark.model.health.DatabaseHealth;
import dev.bulwark.model.health.InstanceHealth;
import dev.bulwark.model.health.IsolationHealth;
import dev.bulwark.model.health.Reading;
import dev.bulwark.model.health.SystemHealth;
import dev.bulwark.model.health.TrafficLight;
import dev.bulwark.model.isolation.ViolationStats;
import dev.bulwark.server.http.RefusalException;
import dev.bulwark.server.performance.ApiPerformance;
import dev.bulwark.server.performance.GaugeStore;
import dev.bulwark.server.store.Moment;
import dev.bulwark.server.store.TenantScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The overview of the monitored system, as it is or as it was. Thread-safe. */
public final class SystemHealthService {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int SLOWEST = 5;
    private static final Set<String> USED_GAUGES = Stream.of(PoolFigures.NAMES, ProcessFigures.NAMES)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());
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

    public SystemHealth now(TenantScope scope) {
        return at(Moment.present(scope, clock.instant()));
    }

    /** @throws RefusalException 400 if the moment is not over, or before anybody counted time like this */
    SystemHealth past(TenantScope scope, Instant at) {
        if (at.isAfter(clock.instant()) || at.isBefore(Instant.EPOCH)) {
            throw RefusalException.badInput("at", "at must be a moment that is over, and not before 1970");
        }
        return at(Moment.past(scope, at));
    }

    /** Processes and their connection pools serve all tenants, and are told to those only who see all. */
    private SystemHealth at(Moment moment) {
        TenantScope scope = moment.scope();
        List<GaugeStore.Latest> gauges = gauges(moment);
        List<InstanceHealth> instances = sources.instances().heardWithin(HOUR, moment).stream()
                .map(instance -> instance(instance, gauges, moment.at()))
                .toList();
        Instant heard = instances.stream()
                .map(InstanceHealth::lastHeard)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new SystemHealth(
                moment.at(),
                api(heard, moment),
                database(gauges, moment),
                outside.connections(scope, heard, moment.at()),
                outside.services(scope, heard, moment.at()),
                isolation(heard, moment),
                scope.isAll() ? ofAll(instances, heard) : Reading.unknown(OF_ALL),
                scope.isAll() ? instances : List.of(),
                sources.failures().unresolved(moment),
                sources.activity().countWithin(HOUR, moment),
                sources.recentIssues().at(scope, moment.at()));
    }

    private List<GaugeStore.Latest> gauges(Moment moment) {
        return moment.past()
                ? sources.gauges().latestAt(moment.at(), USED_GAUGES)
                : sources.gauges().latestSince(moment.at().minus(HOUR));
    }

    private ApiHealth api(@Nullable Instant heard, Moment moment) {
        ApiPerformance.LastHour hour = sources.api().lastHour(moment, SLOWEST);
        return new ApiHealth(
                readings.api(hour, heard, moment.at()),
                hour.perMinute(),
                hour.requests(),
                hour.errorRate(),
                hour.latency(),
                hour.slowest());
    }

    private DatabaseHealth database(List<GaugeStore.Latest> gauges, Moment moment) {
        long slow = sources.slowQueries().countWithin(HOUR, moment);
        if (!moment.scope().isAll()) {
            return new DatabaseHealth(Reading.unknown(OF_ALL), 0, 0, 0, 0, slow);
        }
        PoolFigures pools = PoolFigures.of(gauges, moment.at(), readings.freshFor());
        return new DatabaseHealth(
                readings.database(pools, moment.at()),
                pools.active(),
                pools.idle(),
                pools.pending(),
                pools.max(),
                slow);
    }

    private IsolationHealth isolation(@Nullable Instant heard, Moment moment) {
        ViolationStats stats = sources.violations().stats(moment);
        return new IsolationHealth(readings.isolation(stats, heard, moment.at()), stats);
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
