package dev.bulwark.server.anomalies;

import java.time.Instant;
import java.util.Set;

/**
 * What a subject did within one hour.
 *
 * @param start of the hour, in UTC
 * @param events how much: kept samples of a user's requests and the user's activities, or all requests of a tenant
 * @param tenants hashes of the tenants that were touched, which are all that is needed to count different ones
 * @param endpoints hashes of what was used
 * @param mismatches how often another tenant was named than the one whose the caller is
 */
record AccessHour(
        Subject subject, Instant start, long events, Set<Integer> tenants, Set<Integer> endpoints, long mismatches) {
    AccessHour {
        tenants = Set.copyOf(tenants);
        endpoints = Set.copyOf(endpoints);
    }
}
