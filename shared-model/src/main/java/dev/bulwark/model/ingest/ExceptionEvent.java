package dev.bulwark.model.ingest;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An exception that the application did not expect.
 *
 * @param exceptionType its class
 * @param stackTrace innermost frame first, a frame per line; null when there is none
 * @param release the application's release that threw it; null for the version of the batch
 * @param repeat how many this one stands for, itself among them; 1 when the sender does not say
 */
public record ExceptionEvent(
        EventHeader header,
        String exceptionType,
        @Nullable String message,
        @Nullable String stackTrace,
        @Nullable String release,
        int repeat)
        implements TelemetryEvent {
    public ExceptionEvent {
        Objects.requireNonNull(exceptionType, "exceptionType is required");
        Values.requireNotNegative("repeat", repeat);
        repeat = Math.max(1, repeat);
    }

    @Override
    public void writeTo(EventFields fields) {
        fields.with("exceptionType", exceptionType)
                .with("message", message)
                .with("stackTrace", stackTrace)
                .with("release", release)
                .with("repeat", repeat);
    }
}
