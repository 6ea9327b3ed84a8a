package dev.bulwark.model.audit;

import dev.bulwark.model.ingest.AuditSeverity;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit log.
 *
 * @param app the application that told it; null for what people did to the server itself
 * @param user who did it, as the application or the server names people
 * @param before what changed, as it was
 * @param after the same as it became
 */
public record AuditRecord(
        UUID id,
        Instant createdAt,
        @Nullable String app,
        @Nullable String instance,
        @Nullable String tenant,
        @Nullable String user,
        @Nullable String endpoint,
        AuditSeverity severity,
        String action,
        @Nullable String description,
        @Nullable String entityType,
        @Nullable String entityId,
        Map<String, Object> before,
        Map<String, Object> after,
        @Nullable String errorMessage,
        @Nullable String errorStack,
        @Nullable String ipAddress,
        @Nullable String userAgent,
        @Nullable String traceId,
        @Nullable String requestId) {}
