package dev.bulwark.model.ingest;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One statement that one request ran again and again, usually once for each row of another one.
 *
 * @param queryText the statement, without bound values
 * @param queryHash hash of the normalised statement
 * @param count how often the request ran it, above one
 * @param durationMicros all of these executions together
 * @param stackTrace the application's call site, innermost frame first, a frame per line
 */
public record RepeatedStatementEvent(
        EventHeader header,
        String queryText,
        String queryHash,
        @Required int count,
        @Required long durationMicros,
        @Nullable String stackTrace)
        implements TelemetryEvent {
    public RepeatedStatementEvent {
        Objects.requireNonNull(queryText, "queryText is required");
        Objects.requireNonNull(queryHash, "queryHash is required");
        if (count < 2) {
            throw new IllegalArgumentException("count must be above one");
        }
        Values.requireNotNegative("durationMicros", durationMicros);
    }

    @Override
    public void writeTo(EventFields fields) {
        fields.with("queryText", queryText)
                .with("queryHash", queryHash)
                .with("count", count)
                .with("durationMicros", durationMicros)
                .with("stackTrace", stackTrace);
    }
}
