package dev.bulwark.model.ingest;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that must be accounted for later: who changed what, or tried to.
 *
 * @param action what, such as {@code role granted}
 * @param before values as they were; only what is needed to understand the change
 * @param after the same as they became
 * @param errorMessage why it failed; null when it did not
 */
public record AuditEvent(
        EventHeader header,
        String action,
        AuditSeverity severity,
        @Nullable String description,
        @Nullable String entityType,
        @Nullable String entityId,
        Map<String, Object> before,
        Map<String, Object> after,
        @Nullable String errorMessage,
        @Nullable String errorStack,
        @Nullable String ipAddress,
        @Nullable String userAgent)
        implements TelemetryEvent {
    public AuditEvent {
        Objects.requireNonNull(action, "action is required");
        Objects.requireNonNull(severity, "severity is required");
        before = Values.objectOf(before);
        after = Values.objectOf(after);
    }

    @Override
    public void writeTo(EventFields fields) {
        fields.with("action", action)
                .with("severity", severity)
                .with("description", description)
                .with("entityType", entityType)
                .with("entityId", entityId)
                .with("before", before)
                .with("after", after)
                .with("errorMessage", errorMessage)
                .with("errorStack", errorStack)
                .with("ipAddress", ipAddress)
                .with("userAgent", userAgent);
    }
}
