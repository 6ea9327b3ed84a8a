package dev.bulwark.model.isolation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A statement that violated, with all that it did.
 *
 * @param queryHash hash of the normalised statement
 * @param queryText one of its texts
 * @param violations how many there were, {@code critical}, {@code blocked} and {@code unresolved} among them
 * @param tenants how many different tenants it ran for
 * @param users by how many different users it was caused
 * @param endpoints from how many different endpoints
 */
public record DangerousStatement(
        String queryHash,
        @Nullable String queryText,
        long violations,
        long critical,
        long blocked,
        long unresolved,
        long tenants,
        long users,
        long endpoints,
        Instant firstAt,
        Instant lastAt) {}
