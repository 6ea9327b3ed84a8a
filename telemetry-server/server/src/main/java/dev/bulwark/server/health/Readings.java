package dev.bulwark.server.health;

import dev.bulwark.model.Severity;
import dev.bulwark.model.health.Reading;
import dev.bulwark.model.health.TrafficLight;
import dev.bulwark.model.isolation.ViolationStats;
import dev.bulwark.model.performance.LatencySummary;
import dev.bulwark.server.performance.ApiPerformance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns figures into lights with the words that say the same. What is not known is grey, never green. Thread-safe. */
final class Readings {
    /** Twice as long as open connections are silent at most. */
    private static final Duration TOLD_WITHIN = Duration.ofMinutes(2);

    private static final String NOBODY = "No instance is being heard";

    private final HealthThresholds thresholds;

    Readings(HealthThresholds thresholds) {
        this.thresholds = thresholds;
    }

    Duration freshFor() {
        return thresholds.freshFor();
    }

    /** @param heard when the newest batch came in; null when none did */
    Reading api(ApiPerformance.LastHour hour, @Nullable Instant heard, Instant now) {
        LatencySummary latency = hour.latency();
        if (latency == null) {
            return new Reading(TrafficLight.GREY, "No requests in the last hour", heard);
        }
        double p95Millis = latency.p95() / 1000.0;
        TrafficLight light = TrafficLight.worst(List.of(
                TrafficLight.of(p95Millis, thresholds.p95Millis()),
                TrafficLight.of(hour.errorRate(), thresholds.errorRate())));
        String summary = "p95 %.0f ms of %d ms, errors %s of %s"
                .formatted(
                        p95Millis, thresholds.p95Millis(), percent(hour.errorRate()), percent(thresholds.errorRate()));
        return heard == null ? Reading.unknown(NOBODY) : new Reading(light, summary, heard).at(now, freshFor());
    }

    Reading database(PoolFigures pools, Instant now) {
        if (pools.asOf() == null || pools.max() <= 0) {
            return Reading.unknown("No connection pool was reported in the last hour");
        }
        double used = (double) pools.active() / pools.max();
        TrafficLight light = TrafficLight.of(used, thresholds.poolUtilisation());
        if (pools.pending() > 0) {
            light = TrafficLight.worst(List.of(light, TrafficLight.YELLOW));
        }
        String summary = pools.active() + " of " + pools.max() + " connections in use"
                + (pools.pending() > 0 ? ", " + pools.pending() + " threads wait for one" : "");
        return new Reading(light, summary, pools.asOf()).at(now, freshFor());
    }

    /** An open violation stays an open violation when nobody reports any more; only green needs somebody to be heard. */
    Reading isolation(ViolationStats stats, @Nullable Instant heard, Instant now) {
        long critical = stats.unresolvedBySeverity().getOrDefault(Severity.CRITICAL, 0L);
        if (critical > 0) {
            return new Reading(TrafficLight.RED, critical + " critical violations are unresolved", heard);
        }
        if (stats.unresolved() > 0) {
            return new Reading(TrafficLight.YELLOW, stats.unresolved() + " violations are unresolved", heard);
        }
        return heard == null
                ? Reading.unknown(NOBODY)
                : new Reading(TrafficLight.GREEN, "No violation is unresolved", heard).at(now, freshFor());
    }

    Reading instance(InstanceStore.Instance instance, Instant now) {
        Reading heard = instance.dropped() > 0
                ? new Reading(
                        TrafficLight.YELLOW,
                        "It had to drop " + instance.dropped() + " events since it started",
                        instance.lastHeard())
                : new Reading(TrafficLight.GREEN, "It reports without loss", instance.lastHeard());
        return heard.at(now, freshFor());
    }

    /**
     * Open connections are told of once a minute; where none is open, it is enough that somebody is heard.
     *
     * @param newest when the newest report of connections came in; null when there was none within an hour
     */
    Reading connections(
            long open, double disconnectionRate, @Nullable Instant newest, @Nullable Instant heard, Instant now) {
        if (newest == null) {
            return Reading.unknown("No live connection was reported in the last hour");
        }
        Reading reading = new Reading(
                TrafficLight.of(disconnectionRate, thresholds.disconnectionRate()),
                "%d open, %s of those that ended were cut off".formatted(open, percent(disconnectionRate)),
                open == 0 ? heard : newest);
        return reading.at(now, open == 0 ? freshFor() : TOLD_WITHIN);
    }

    /** A service is as good as its calls of the last hour; one whose newest call failed is down. */
    Reading service(
            ServiceReader.@Nullable Calls calls,
            ServiceReader.@Nullable Failure failure,
            @Nullable Instant success,
            @Nullable Instant heard,
            Instant now) {
        if (calls == null) {
            return new Reading(TrafficLight.GREY, "No call in the last hour", heard);
        }
        if (heard == null) {
            return Reading.unknown(NOBODY);
        }
        if (failure != null && (success == null || failure.at().isAfter(success))) {
            return new Reading(TrafficLight.RED, "the newest call failed", heard).at(now, freshFor());
        }
        double rate = (double) calls.errors() / calls.calls();
        String summary =
                "%d calls, %s failed of %s".formatted(calls.calls(), percent(rate), percent(thresholds.errorRate()));
        return new Reading(TrafficLight.of(rate, thresholds.errorRate()), summary, heard).at(now, freshFor());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
