package dev.bulwark.server.anomalies;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds up what a subject did within an hour. Not thread-safe. */
final class AccessTally {
    /** Of more, the number is what is unusual. */
    private static final int MOST_NAMES = 500;

    private final Set<Integer> tenants = new HashSet<>();
    private final Set<Integer> endpoints = new HashSet<>();
    private long events;
    private long mismatches;

    void addEvents(long more) {
        events += more;
    }

    void addMismatches(long more) {
        mismatches += more;
    }

    void addTenant(@Nullable String tenant) {
        add(tenants, tenant);
    }

    void addEndpoint(@Nullable String endpoint) {
        add(endpoints, endpoint);
    }

    AccessHour hour(Subject subject, Instant start) {
        return new AccessHour(subject, start, events, tenants, endpoints, mismatches);
    }

    private static void add(Set<Integer> hashes, @Nullable String name) {
        if (name != null && !name.isEmpty() && hashes.size() < MOST_NAMES) {
            hashes.add(name.hashCode());
        }
    }
}
