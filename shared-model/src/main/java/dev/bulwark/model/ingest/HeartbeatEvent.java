package dev.bulwark.model.ingest;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sign of life of something that works in the background.
 *
 * @param expectedEverySeconds after how long its silence means something, above zero; null when nobody said
 */
public record HeartbeatEvent(
        EventHeader header, String name, @Nullable Long expectedEverySeconds) implements TelemetryEvent {
    public HeartbeatEvent {
        Objects.requireNonNull(name, "name is required");
        if (expectedEverySeconds != null && expectedEverySeconds < 1) {
            throw new IllegalArgumentException("expectedEverySeconds must be above zero");
        }
    }

    @Override
    public void writeTo(EventFields fields) {
        fields.with("name", name).with("expectedEverySeconds", expectedEverySeconds);
    }
}
