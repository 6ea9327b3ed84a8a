package dev.bulwark.server.health;

import dev.bulwark.model.ingest.Gauges;
import dev.bulwark.server.performance.GaugeStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one instance told of its process; null for what it did not tell. */
record ProcessFigures(
        @Nullable Long heapUsed,
        @Nullable Long heapMax,
        @Nullable Double cpuLoad,
        @Nullable Long uptimeSeconds) {
    /** The gauges that it is made of. */
    static final Set<String> NAMES = Set.of(Gauges.HEAP_USED, Gauges.HEAP_MAX, Gauges.CPU_LOAD, Gauges.UPTIME);

    static ProcessFigures of(InstanceStore.Instance instance, List<GaugeStore.Latest> gauges) {
        Map<String, Double> own = gauges.stream()
                .filter(gauge ->
                        gauge.app().equals(instance.app()) && gauge.instance().equals(instance.instance()))
                .collect(Collectors.toMap(GaugeStore.Latest::name, GaugeStore.Latest::value, Math::max));
        return new ProcessFigures(
                whole(own.get(Gauges.HEAP_USED)),
                whole(own.get(Gauges.HEAP_MAX)),
                own.get(Gauges.CPU_LOAD),
                whole(own.get(Gauges.UPTIME)));
    }

    private static @Nullable Long whole(@Nullable Double value) {
        return value == null ? null : Math.round(value);
    }
}
