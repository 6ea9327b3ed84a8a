package dev.bulwark.model.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
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

        @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL)
        double value,

        @Nullable String unit,
        Map<String, String> labels)
        implements TelemetryEvent {
    public GaugeEvent {
        Objects.requireNonNull(name, "name is required");
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value must be a finite number");
        }
        labels = Values.objectOf(labels);
    }
}
