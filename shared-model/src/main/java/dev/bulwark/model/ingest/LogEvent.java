package dev.bulwark.model.ingest;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record of the application's log.
 *
 * @param source who wrote it, usually the logger's name
 * @param module the part of the application
 * @param action what was being done
 * @param resource to what
 * @param status of the answer it speaks of, if any
 * @param latencyMs how long that took, in milliseconds
 * @param extra what else the application put beside it
 * @param repeat how many records this one stands for, itself among them; 1 when the sender does not say
 */
public record LogEvent(
        EventHeader header,
        LogLevel level,
        @Nullable String source,
        @Nullable String module,
        String message,
        @Nullable String action,
        @Nullable String resource,
        @Nullable Integer status,
        @Nullable Long latencyMs,
        Map<String, Object> extra,
        int repeat)
        implements TelemetryEvent {
    public LogEvent {
        Objects.requireNonNull(level, "level is required");
        Objects.requireNonNull(message, "message is required");
        Values.requireNotNegative("latencyMs", latencyMs == null ? 0 : latencyMs);
        Values.requireNotNegative("repeat", repeat);
        extra = Values.objectOf(extra);
        repeat = Math.max(1, repeat);
    }

    @Override
    public void writeTo(EventFields fields) {
        fields.with("level", level)
                .with("source", source)
                .with("module", module)
                .with("message", message)
                .with("action", action)
                .with("resource", resource)
                .with("status", status)
                .with("latencyMs", latencyMs)
                .with("extra", extra)
                .with("repeat", repeat);
    }
}
