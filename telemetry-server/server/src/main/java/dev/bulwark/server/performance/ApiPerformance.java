package dev.bulwark.server.performance;

import dev.bulwark.model.health.EndpointLatency;
import dev.bulwark.model.performance.LatencyHistogram;
import dev.bulwark.model.performance.LatencySummary;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers how the endpoints did, all tenants and instances together. Thread-safe. */
public final class ApiPerformance {
    private static final Duration WINDOW = Duration.ofHours(1);

    private final RequestSummaryStore store;

    public ApiPerformance(RequestSummaryStore store) {
        this.store = store;
    }

    /**
     * The last hour.
     *
     * @param lastMinute requests of the last full minute
     * @param latency null when there was no request
     * @param slowest endpoints by p95, the slowest first
     * @param newest the newest minute with requests; null when there was none
     */
    public record LastHour(
            long requests,
            long errors,
            long lastMinute,
            @Nullable LatencySummary latency,
            List<EndpointLatency> slowest,
            @Nullable Instant newest) {
        /** Share of the requests that failed, 0 to 1; 0 when there was none. */
        public double errorRate() {
            return requests == 0 ? 0 : (double) errors / requests;
        }
    }

    /** @param slowest how many endpoints to name */
    public LastHour lastHour(Instant now, int slowest) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        List<RequestSummary> rows = store.between(minute.minus(WINDOW), minute.plus(1, ChronoUnit.MINUTES));
        Map<String, LatencyHistogram> byEndpoint = new HashMap<>();
        for (RequestSummary row : rows) {
            byEndpoint
                    .computeIfAbsent(row.key().endpoint(), endpoint -> new LatencyHistogram())
                    .merge(row.histogram());
        }
        LatencyHistogram all = new LatencyHistogram();
        byEndpoint.values().forEach(all::merge);
        Instant lastFull = minute.minus(1, ChronoUnit.MINUTES);
        return new LastHour(
                rows.stream().mapToLong(RequestSummary::requests).sum(),
                rows.stream().mapToLong(RequestSummary::errors).sum(),
                rows.stream()
                        .filter(row -> row.key().minute().equals(lastFull))
                        .mapToLong(RequestSummary::requests)
                        .sum(),
                all.count() == 0 ? null : all.summary(),
                slowest(byEndpoint, slowest),
                rows.stream()
                        .map(row -> row.key().minute())
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    private static List<EndpointLatency> slowest(Map<String, LatencyHistogram> byEndpoint, int limit) {
        return byEndpoint.entrySet().stream()
                .map(entry ->
                        new EndpointLatency(entry.getKey(), entry.getValue().summary()))
                .sorted(Comparator.comparingLong(
                                (EndpointLatency endpoint) -> endpoint.latency().p95())
                        .reversed()
                        .thenComparing(EndpointLatency::endpoint))
                .limit(limit)
                .toList();
    }
}
