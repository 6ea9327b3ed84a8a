package dev.bulwark.server.health;

import dev.bulwark.model.ingest.Gauges;
import dev.bulwark.server.performance.GaugeStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connection pools of all instances together.
 *
 * @param asOf when the newest figure was taken; null when there is none
 */
record PoolFigures(
        long active,
        long idle,
        long pending,
        long max,
        @Nullable Instant asOf) {
    /** The gauges that it is made of. */
    static final Set<String> NAMES = Set.of(Gauges.POOL_ACTIVE, Gauges.POOL_IDLE, Gauges.POOL_PENDING, Gauges.POOL_MAX);

    /** Sums up the fresh figures; when none is fresh, the stale ones, which then say how old they are. */
    static PoolFigures of(List<GaugeStore.Latest> gauges, Instant now, Duration freshFor) {
        List<GaugeStore.Latest> pools =
                gauges.stream().filter(gauge -> NAMES.contains(gauge.name())).toList();
        List<GaugeStore.Latest> fresh = pools.stream()
                .filter(gauge -> !gauge.at().plus(freshFor).isBefore(now))
                .toList();
        List<GaugeStore.Latest> used = fresh.isEmpty() ? pools : fresh;
        return new PoolFigures(
                sum(used, Gauges.POOL_ACTIVE),
                sum(used, Gauges.POOL_IDLE),
                sum(used, Gauges.POOL_PENDING),
                sum(used, Gauges.POOL_MAX),
                used.stream()
                        .map(GaugeStore.Latest::at)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    private static long sum(List<GaugeStore.Latest> gauges, String name) {
        return gauges.stream()
                .filter(gauge -> gauge.name().equals(name))
                .mapToLong(gauge -> Math.round(gauge.value()))
                .sum();
    }
}
