package dev.bulwark.model.ingest;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A run of a background job that ended.
 *
 * @param errorMessage why it failed; null when it did not
 */
public record JobEvent(
        EventHeader header,
        String name,
        @Required long durationMicros,
        @Required boolean success,
        @Nullable String errorMessage)
        implements TelemetryEvent {
    public JobEvent {
        Objects.requireNonNull(name, "name is required");
        Values.requireNotNegative("durationMicros", durationMicros);
    }

    @Override
    public void writeTo(EventFields fields) {
        fields.with("name", name)
                .with("durationMicros", durationMicros)
                .with("success", success)
                .with("errorMessage", errorMessage);
    }
}
