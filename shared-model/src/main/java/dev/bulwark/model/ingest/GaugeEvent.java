package dev.bulwark.model.ingest;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A measured level at one moment.
 *
 * @param name one of {@link Gauges}, or the application's own
 * @param unit such as {@code bytes} or {@code connections}
 * @param labels what tells it apart from others of its name, such as {@code pool}
 */
public record GaugeEvent(
        EventHeader header,
        String name,
        @Required double value,
        @Nullable String unit,
        Map<String, String> labels) implements TelemetryEvent {
    public GaugeEvent {
        Objects.requireNonNull(name, "name is required");
        Values.requireFinite("value", value);
        labels = Values.objectOf(labels);
    }

    @Override
    public void writeTo(EventFields fields) {
        fields.with("name", name).with("value", value).with("unit", unit).with("labels", labels);
    }
}
