package dev.bulwark.model.ingest;

import java.time.Instant;
import java.util.Objects;

/**
 * The calls of one operation of an outside service that ended within a stretch of one minute. An instance may send several
 * for the same minute; they add up.
 *
 * @param minute the start of the minute
 * @param service its name, such as {@code payments}
 * @param operation what was asked of it, such as {@code POST /charges}
 * @param count how many, above zero
 * @param errors how many of them failed
 * @param histogram their durations, as {@link dev.bulwark.model.performance.LatencyHistogram#toBase64()} writes them
 */
public record ExternalSummaryEvent(
        EventHeader header,
        Instant minute,
        String service,
        String operation,
        @Required long count,
        long errors,
        String histogram)
        implements TelemetryEvent, MinuteSummary {
    public ExternalSummaryEvent {
        Objects.requireNonNull(minute, "minute is required");
        Objects.requireNonNull(service, "service is required");
        Objects.requireNonNull(operation, "operation is required");
        Objects.requireNonNull(histogram, "histogram is required");
        Values.requireCounts(count, errors);
    }

    @Override
    public void writeTo(EventFields fields) {
        fields.with("minute", minute)
                .with("service", service)
                .with("operation", operation)
                .with("count", count)
                .with("errors", errors)
                .with("histogram", histogram);
    }
}
