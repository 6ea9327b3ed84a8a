package dev.bulwark.server.anomalies;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The hours of one day of a subject together. Days are those of UTC. */
record AccessDay(Instant start, Set<Integer> tenants, Set<Integer> endpoints, long mismatches) {

    /** @param hours of one day; at least one */
    static AccessDay of(List<AccessHour> hours) {
        Set<Integer> tenants = new HashSet<>();
        Set<Integer> endpoints = new HashSet<>();
        long mismatches = 0;
        for (AccessHour hour : hours) {
            tenants.addAll(hour.tenants());
            endpoints.addAll(hour.endpoints());
            mismatches += hour.mismatches();
        }
        return new AccessDay(startOf(hours.get(0).start()), tenants, endpoints, mismatches);
    }

    static Instant startOf(Instant moment) {
        return moment.truncatedTo(ChronoUnit.DAYS);
    }
}
