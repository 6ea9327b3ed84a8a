package dev.bulwark.server.performance;

import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.TenantScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Minutes of which all tenants' requests are asked for again and again, merged by endpoint. What was merged is used as long as
 * the store's sums are those that it was merged from: every summary that comes in, early or late and by whichever server,
 * adds to them. Thread-safe.
 */
final class RecentMinutes {
    /** Durations told apart of one minute; one with more, of very many endpoints, is merged each time. */
    private static final int MOST_KEPT = 20_000;

    private final RequestSummaryStore store;
    private final Map<Instant, EndpointMinute> known = new ConcurrentHashMap<>();

    RecentMinutes(RequestSummaryStore store) {
        this.store = store;
    }

    /** The minutes with requests from one moment to another; what is kept of others is forgotten. */
    List<EndpointMinute> between(Instant from, Instant to) {
        Conditions within = new Conditions(TenantScope.ALL)
                .and("started_at >= :from", "from", from)
                .and("started_at < :to", "to", to);
        Map<Instant, EndpointMinute.Sums> sums = store.sums(within);
        known.keySet().retainAll(sums.keySet());
        List<EndpointMinute> minutes = new ArrayList<>();
        sums.forEach((start, sum) -> minutes.add(minute(start, sum)));
        return minutes;
    }

    private EndpointMinute minute(Instant start, EndpointMinute.Sums sums) {
        EndpointMinute kept = known.get(start);
        if (kept != null && kept.sums().equals(sums)) {
            return kept;
        }
        EndpointMinute merged = merged(start);
        if (merged.size() <= MOST_KEPT) {
            known.put(start, merged);
        }
        return merged;
    }

    /** More may have come in since the sums were asked for; it is kept with the sums of what was read. */
    private EndpointMinute merged(Instant start) {
        Conditions ofMinute = new Conditions(TenantScope.ALL).and("started_at = :minute", "minute", start);
        List<EndpointMinute> found = EndpointMinute.read(store, ofMinute);
        return found.isEmpty() ? new EndpointMinute(start, EndpointMinute.Sums.NONE, Map.of()) : found.get(0);
    }
}
