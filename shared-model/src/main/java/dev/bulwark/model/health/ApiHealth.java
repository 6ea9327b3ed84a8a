package dev.bulwark.model.health;

import dev.bulwark.model.performance.LatencySummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The monitored applications' HTTP side (HEALTH-1).
 *
 * @param requestsPerMinute of the last sixty seconds
 * @param requestsLastHour how many requests the figures of the last hour rest on
 * @param errorRate share of the last hour's requests that failed (status 500 and above), 0 to 1
 * @param latency of the last hour's requests; null when there were none
 * @param slowest at most five endpoints, the slowest by p95 first
 */
public record ApiHealth(
        Reading reading,
        double requestsPerMinute,
        long requestsLastHour,
        double errorRate,
        @Nullable LatencySummary latency,
        List<EndpointLatency> slowest) {
    public ApiHealth {
        slowest = List.copyOf(slowest);
    }
}
