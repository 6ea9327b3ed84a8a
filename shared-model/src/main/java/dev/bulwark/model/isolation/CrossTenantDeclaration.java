package dev.bulwark.model.isolation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work that an application declares to cross tenants.
 *
 * @param reason why that is right, as the code says
 * @param statements how many it ran that way
 */
public record CrossTenantDeclaration(
        String app, @Nullable String endpoint, String reason, long statements, Instant firstAt, Instant lastAt) {}
