package dev.bulwark.model.activity;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a user did, as the server keeps it.
 *
 * @param createdAt when, by the application's clock
 * @param activityType the group, such as {@code authentication} or {@code collaboration}
 * @param activityName what, such as {@code sign-in failed}
 */
public record Activity(
        UUID id,
        Instant createdAt,
        String app,
        String instance,
        @Nullable String tenant,
        @Nullable String user,
        @Nullable String endpoint,
        String activityType,
        String activityName,
        @Nullable String entityType,
        @Nullable String entityId,
        Map<String, Object> metadata,
        @Nullable String ipAddress,
        @Nullable String userAgent,
        @Nullable String traceId,
        @Nullable String requestId) {}
