package dev.bulwark.model.ingest;

import java.time.Instant;
import java.util.Objects;

/**
 * What the application timed of its own work within a stretch of one minute. An instance may send several for the same
 * minute; they add up.
 *
 * @param minute the start of the minute
 * @param count how many, above zero
 * @param histogram the durations, as {@link dev.bulwark.model.performance.LatencyHistogram#toBase64()} writes them
 */
public record TimingSummaryEvent(
        EventHeader header,
        Instant minute,
        String name,
        @Required long count,
        String histogram) implements TelemetryEvent, MinuteSummary {
    public TimingSummaryEvent {
        Objects.requireNonNull(minute, "minute is required");
        Objects.requireNonNull(name, "name is required");
        Objects.requireNonNull(histogram, "histogram is required");
        Values.requireCounts(count, 0);
    }

    @Override
    public void writeTo(EventFields fields) {
        fields.with("minute", minute).with("name", name).with("count", count).with("histogram", histogram);
    }
}
