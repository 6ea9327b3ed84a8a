package dev.bulwark.model.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
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
        EventHeader header,
        Instant minute,

        @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL)
        long count,

        long errors,
        String histogram)
        implements TelemetryEvent {
    /** More than any process answers in a minute; sums of it stay far from overflow. */
    private static final long MOST = 1_000_000_000L;

    public RequestSummaryEvent {
        Objects.requireNonNull(minute, "minute is required");
        Objects.requireNonNull(histogram, "histogram is required");
        if (count < 1 || count > MOST || errors < 0 || errors > count) {
            throw new IllegalArgumentException(
                    "count must be above zero and at most " + MOST + ", and errors between zero and count");
        }
    }
}
