package dev.bulwark.server.export;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which rows.
 *
 * @param from the first moment; null: from the beginning
 * @param to the first moment that is not asked for any more; null: up to now
 * @param tenant null: of all tenants
 */
public record ExportQuery(
        ExportKind kind,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String tenant) {}
