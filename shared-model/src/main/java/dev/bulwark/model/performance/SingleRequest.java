package dev.bulwark.model.performance;

import dev.bulwark.model.ingest.RequestReason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request that was kept by itself.
 *
 * @param reason why it was kept
 * @param statements how many it ran
 */
public record SingleRequest(
        UUID id,
        Instant createdAt,
        String app,
        String instance,
        @Nullable String tenant,
        @Nullable String user,
        @Nullable String endpoint,
        int status,
        long durationMicros,
        int statements,
        RequestReason reason,
        @Nullable String traceId,
        @Nullable String requestId) {}
