package dev.bulwark.model.ingest;

import dev.bulwark.model.isolation.VerdictKind;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The executions of one statement by one endpoint and tenant (both in the header) that ended within a stretch of one
 * minute. An instance may send several for the same minute; they add up.
 *
 * @param minute the start of the minute
 * @param count how many, above zero
 * @param errors how many of them failed
 * @param histogram their durations, as {@link dev.bulwark.model.performance.LatencyHistogram#toBase64()} writes them
 * @param queryHash hash of the normalised statement
 * @param queryText the statement, without bound values
 * @param verdict what the judge says of it; null when it was not judged
 * @param wouldBlock how many executions the strictest mode would have stopped
 */
public record StatementSummaryEvent(
        EventHeader header,
        Instant minute,
        @Required long count,
        long errors,
        String histogram,
        String queryHash,
        @Nullable String queryText,
        @Nullable VerdictKind verdict,
        long wouldBlock)
        implements TelemetryEvent, MinuteSummary {
    public StatementSummaryEvent {
        Objects.requireNonNull(minute, "minute is required");
        Objects.requireNonNull(histogram, "histogram is required");
        Objects.requireNonNull(queryHash, "queryHash is required");
        Values.requireCounts(count, errors);
        Values.requireNotNegative("wouldBlock", wouldBlock);
    }

    @Override
    public void writeTo(EventFields fields) {
        fields.with("minute", minute)
                .with("count", count)
                .with("errors", errors)
                .with("histogram", histogram)
                .with("queryHash", queryHash)
                .with("queryText", queryText)
                .with("verdict", verdict == null ? null : verdict.wireName())
                .with("wouldBlock", wouldBlock);
    }
}
