package dev.bulwark.model.isolation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The policy of one application, and who set it.
 *
 * @param changedAt null while nobody has set one
 */
public record AppPolicy(
        String app,
        IsolationPolicy policy,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {}
