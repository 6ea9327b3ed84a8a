package dev.bulwark.model.ingest;

import java.time.Instant;
import java.util.Objects;

/**
 * The requests of one endpoint and tenant (both in the header) that ended within a stretch of one minute. An instance may
 * send several for the same minute; they add up.
 *
 * @param minute the start of the minute
 * @param count how many, above zero
 * @param errors how many of them failed with status 500 or above
 * @param histogram their durations, as {@link dev.bulwark.model.performance.LatencyHistogram#toBase64()} writes them
 */
public record RequestSummaryEvent(
        EventHeader header, Instant minute, @Required long count, long errors, String histogram)
        implements TelemetryEvent, MinuteSummary {
    public RequestSummaryEvent {
        Objects.requireNonNull(minute, "minute is required");
        Objects.requireNonNull(histogram, "histogram is required");
        Values.requireCounts(count, errors);
    }

    @Override
    public void writeTo(EventFields fields) {
        fields.with("minute", minute)
                .with("count", count)
                .with("errors", errors)
                .with("histogram", histogram);
    }
}
