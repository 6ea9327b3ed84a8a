package dev.bulwark.model.ingest;

import dev.bulwark.model.Severity;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that the application tried and that failed, such as a mail that could not be sent.
 *
 * @param operationType {@code mail}, {@code payment}, {@code webhook}, {@code oauth}, {@code file}, {@code socket} or any
 * @param operationName what was tried, such as {@code send invitation}
 * @param context what helps to try it again or to explain it
 */
public record FailedOperationEvent(
        EventHeader header,
        String operationType,
        String operationName,
        @Nullable String errorMessage,
        @Nullable String errorStack,
        Map<String, Object> context,
        Severity severity)
        implements TelemetryEvent {
    public FailedOperationEvent {
        Objects.requireNonNull(operationType, "operationType is required");
        Objects.requireNonNull(operationName, "operationName is required");
        Objects.requireNonNull(severity, "severity is required");
        context = Values.objectOf(context);
    }

    @Override
    public void writeTo(EventFields fields) {
        fields.with("operationType", operationType)
                .with("operationName", operationName)
                .with("errorMessage", errorMessage)
                .with("errorStack", errorStack)
                .with("context", context)
                .with("severity", severity);
    }
}
