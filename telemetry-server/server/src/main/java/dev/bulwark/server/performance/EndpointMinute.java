package dev.bulwark.server.performance;

import dev.bulwark.model.performance.LatencyCounts;
import dev.bulwark.model.performance.LatencyHistogram;
import dev.bulwark.server.store.Conditions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The requests of one minute by endpoint, tenants and applications together. */
record EndpointMinute(Instant start, Sums sums, Map<String, LatencyCounts> byEndpoint) {

    /** What a minute's rows add up to. */
    record Sums(long rows, long requests, long errors) {
        static final Sums NONE = new Sums(0, 0, 0);

        private Sums plus(RequestSummary row) {
            return new Sums(rows + 1, requests + row.requests(), errors + row.errors());
        }
    }

    /** The minutes of the summaries that fulfil the conditions, in their order. */
    static List<EndpointMinute> read(RequestSummaryStore store, Conditions conditions) {
        Map<Instant, Merging> minutes = new TreeMap<>();
        store.visit(
                conditions,
                row -> minutes.computeIfAbsent(row.key().minute(), start -> new Merging())
                        .add(row));
        return minutes.entrySet().stream()
                .map(minute -> minute.getValue().merged(minute.getKey()))
                .toList();
    }

    /** How many durations are told apart. */
    int size() {
        return byEndpoint.values().stream().mapToInt(LatencyCounts::size).sum();
    }

    /** A minute whose rows come in one after the other. */
    private static final class Merging {
        private final Map<String, LatencyHistogram> byEndpoint = new HashMap<>();
        private Sums sums = Sums.NONE;

        private void add(RequestSummary row) {
            sums = sums.plus(row);
            byEndpoint
                    .computeIfAbsent(row.key().endpoint(), endpoint -> new LatencyHistogram())
                    .merge(row.histogram());
        }

        private EndpointMinute merged(Instant start) {
            Map<String, LatencyCounts> counts = new HashMap<>();
            byEndpoint.forEach((endpoint, histogram) -> counts.put(endpoint, histogram.counts()));
            return new EndpointMinute(start, sums, counts);
        }
    }
}
