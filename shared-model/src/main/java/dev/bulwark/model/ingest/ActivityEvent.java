package dev.bulwark.model.ingest;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that a user did.
 *
 * @param activityType the group, such as {@code authentication} or {@code collaboration}
 * @param activityName what, such as {@code sign-in failed}
 */
public record ActivityEvent(
        EventHeader header,
        String activityType,
        String activityName,
        @Nullable String entityType,
        @Nullable String entityId,
        Map<String, Object> metadata,
        @Nullable String ipAddress,
        @Nullable String userAgent)
        implements TelemetryEvent {
    public ActivityEvent {
        Objects.requireNonNull(activityType, "activityType is required");
        Objects.requireNonNull(activityName, "activityName is required");
        metadata = Values.objectOf(metadata);
    }

    @Override
    public void writeTo(EventFields fields) {
        fields.with("activityType", activityType)
                .with("activityName", activityName)
                .with("entityType", entityType)
                .with("entityId", entityId)
                .with("metadata", metadata)
                .with("ipAddress", ipAddress)
                .with("userAgent", userAgent);
    }
}
