package dev.bulwark.model.ingest;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What the application counted of its own business within a stretch of one minute. An instance may send several for the
 * same minute; they add up.
 *
 * @param minute the start of the minute
 * @param value what was added, which may be less than nothing
 * @param labels what tells it apart from others of its name, such as {@code plan}
 */
public record CounterEvent(
        EventHeader header,
        Instant minute,
        String name,
        @Required double value,
        Map<String, String> labels) implements TelemetryEvent {
    public CounterEvent {
        Objects.requireNonNull(minute, "minute is required");
        Objects.requireNonNull(name, "name is required");
        Values.requireFinite("value", value);
        labels = Values.objectOf(labels);
    }

    @Override
    public void writeTo(EventFields fields) {
        fields.with("minute", minute).with("name", name).with("value", value).with("labels", labels);
    }
}
