package dev.bulwark.server.performance;

import dev.bulwark.model.health.EndpointLatency;
import dev.bulwark.model.performance.LatencyHistogram;
import dev.bulwark.model.performance.LatencySummary;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.Moment;
import dev.bulwark.server.store.TenantScope;
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
    private final RecentMinutes recent;

    public ApiPerformance(RequestSummaryStore store) {
        this.store = store;
        this.recent = new RecentMinutes(store);
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
        Instant from = minute.minus(WINDOW);
        Instant to = minute.plus(1, ChronoUnit.MINUTES);
        List<EndpointMinute> minutes = isCommon(moment) ? recent.between(from, to) : read(moment.scope(), from, to);
        Map<String, LatencyHistogram> byEndpoint = new HashMap<>();
        minutes.forEach(some -> some.byEndpoint()
                .forEach((endpoint, counts) -> byEndpoint
                        .computeIfAbsent(endpoint, unknown -> new LatencyHistogram())
                        .add(counts)));
        LatencyHistogram all = new LatencyHistogram();
        byEndpoint.values().forEach(all::merge);
        return new LastHour(
                minutes.stream().mapToLong(some -> some.sums().requests()).sum(),
                minutes.stream().mapToLong(some -> some.sums().errors()).sum(),
                perMinute(minutes, moment),
                all.count() == 0 ? null : all.summary(),
                slowest(byEndpoint, slowest),
                minutes.stream()
                        .map(EndpointMinute::start)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    /** What every console asks for time and again. */
    private static boolean isCommon(Moment moment) {
        return !moment.past() && moment.scope().isAll();
    }

    private List<EndpointMinute> read(TenantScope scope, Instant from, Instant to) {
        return EndpointMinute.read(
                store,
                new Conditions(scope).and("started_at >= :from", "from", from).and("started_at < :to", "to", to));
    }

    /**
     * The running minute, and that share of the one before it which is no more than sixty seconds old: the usual estimate
     * of a sliding window from fixed ones. It neither waits for a minute to end nor starts every minute at zero. Of a minute
     * that is long over, the share counts that had elapsed.
     */
    private static double perMinute(List<EndpointMinute> minutes, Moment moment) {
        Instant running = moment.at().truncatedTo(ChronoUnit.MINUTES);
        double elapsed = Duration.between(running, moment.at()).toMillis() / 60_000.0;
        return requestsOf(minutes, running) * (moment.past() ? elapsed : 1)
                + requestsOf(minutes, running.minus(1, ChronoUnit.MINUTES)) * (1 - elapsed);
    }

    private static long requestsOf(List<EndpointMinute> minutes, Instant start) {
        return minutes.stream()
                .filter(minute -> minute.start().equals(start))
                .mapToLong(minute -> minute.sums().requests())
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
