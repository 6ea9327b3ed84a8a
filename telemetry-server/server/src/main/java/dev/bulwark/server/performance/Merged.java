package dev.bulwark.server.performance;

import dev.bulwark.model.performance.LatencyHistogram;
import java.util.HashSet;
import java.util.Set;

/** Summaries that belong together, merged one after the other. Not thread-safe. */
final class Merged {
    private final LatencyHistogram histogram = new LatencyHistogram();
    private final Set<String> tenants = new HashSet<>();
    private long requests;
    private long errors;

    void add(RequestSummary summary) {
        histogram.merge(summary.histogram());
        requests += summary.requests();
        errors += summary.errors();
        tenants.add(summary.key().tenant());
    }

    long requests() {
        return requests;
    }

    long errors() {
        return errors;
    }

    long tenants() {
        return tenants.stream().filter(tenant -> !tenant.isEmpty()).count();
    }

    LatencyHistogram histogram() {
        return histogram;
    }
}
