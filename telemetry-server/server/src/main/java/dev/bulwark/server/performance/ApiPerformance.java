package dev.bulwark.server.performance;

import dev.bulwark.model.health.EndpointLatency;
import dev.bulwark.model.performance.LatencyHistogram;
import dev.bulwark.model.performance.LatencySummary;
import dev.bulwark.server.store.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers how the endpoints did, the tenants of a scope and all instances together. Thread-safe. */
public final class ApiPerformance {
    private static final Duration WINDOW = Duration.ofHours(1);

    private final RequestSummaryStore store;

    public ApiPerformance(RequestSummaryStore store) {
        this.store = store;
    }

    /**
     * The last hour.
     *
     * @param perMinute requests of the last sixty seconds, as far as minutes tell
     * @param latency null when there was no request
     * @param slowest endpoints by p95, the slowest first
     * @param newest the newest minute with requests; null when there was none
     */
    public record LastHour(
            long requests,
            long errors,
            double perMinute,
            @Nullable LatencySummary latency,
            List<EndpointLatency> slowest,
            @Nullable Instant newest) {
        /** Share of the requests that failed, 0 to 1; 0 when there was none. */
        public double errorRate() {
            return requests == 0 ? 0 : (double) errors / requests;
        }
    }

    /**
     * The hour before a moment. Of a past one, the minute that was running is counted whole.
     *
     * @param slowest how many endpoints to name
     */
    public LastHour lastHour(Moment moment, int slowest) {
        Instant minute = moment.at().truncatedTo(ChronoUnit.MINUTES);
        List<RequestSummary> rows =
                store.between(moment.scope(), minute.minus(WINDOW), minute.plus(1, ChronoUnit.MINUTES));
        Map<String, LatencyHistogram> byEndpoint = new HashMap<>();
        for (RequestSummary row : rows) {
            byEndpoint
                    .computeIfAbsent(row.key().endpoint(), endpoint -> new LatencyHistogram())
                    .merge(row.histogram());
        }
        LatencyHistogram all = new LatencyHistogram();
        byEndpoint.values().forEach(all::merge);
        return new LastHour(
                rows.stream().mapToLong(RequestSummary::requests).sum(),
                rows.stream().mapToLong(RequestSummary::errors).sum(),
                perMinute(rows, moment),
                all.count() == 0 ? null : all.summary(),
                slowest(byEndpoint, slowest),
                rows.stream()
                        .map(row -> row.key().minute())
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    /**
     * The running minute, and that share of the one before it which is no more than sixty seconds old: the usual estimate
     * of a sliding window from fixed ones. It neither waits for a minute to end nor starts every minute at zero. Of a minute
     * that is long over, the share counts that had elapsed.
     */
    private static double perMinute(List<RequestSummary> rows, Moment moment) {
        Instant running = moment.at().truncatedTo(ChronoUnit.MINUTES);
        double elapsed = Duration.between(running, moment.at()).toMillis() / 60_000.0;
        return requestsOf(rows, running) * (moment.past() ? elapsed : 1)
                + requestsOf(rows, running.minus(1, ChronoUnit.MINUTES)) * (1 - elapsed);
    }

    private static long requestsOf(List<RequestSummary> rows, Instant minute) {
        return rows.stream()
                .filter(row -> row.key().minute().equals(minute))
                .mapToLong(RequestSummary::requests)
                .sum();
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
