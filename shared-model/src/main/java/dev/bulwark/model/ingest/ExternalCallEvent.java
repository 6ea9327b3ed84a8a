package dev.bulwark.model.ingest;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call to a service outside the application that is worth a record of its own.
 *
 * @param service its name, such as {@code payments}
 * @param operation what was asked of it, such as {@code POST /charges}
 * @param errorMessage why it failed; null when it did not
 */
public record ExternalCallEvent(
        EventHeader header,
        String service,
        String operation,
        @Required long durationMicros,
        @Required boolean success,
        @Nullable String errorMessage)
        implements TelemetryEvent {
    public ExternalCallEvent {
        Objects.requireNonNull(service, "service is required");
        Objects.requireNonNull(operation, "operation is required");
        Values.requireNotNegative("durationMicros", durationMicros);
    }

    @Override
    public void writeTo(EventFields fields) {
        fields.with("service", service)
                .with("operation", operation)
                .with("durationMicros", durationMicros)
                .with("success", success)
                .with("errorMessage", errorMessage);
    }
}
