package dev.bulwark.model.isolation;

import org.jspecify.annotations.Nullable;

/**
 * How often somebody reached for a tenant that is not theirs.
 *
 * @param subject the user or the application; null for a user who was not known
 * @param home the tenant that the work was done for; null when nobody knew
 * @param tenant the one that was reached for
 * @param blocked how many of them were stopped
 */
public record AccessCell(
        @Nullable String subject, @Nullable String home, String tenant, long violations, long blocked) {}
