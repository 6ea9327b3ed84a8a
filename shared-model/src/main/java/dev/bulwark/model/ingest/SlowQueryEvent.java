package dev.bulwark.model.ingest;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a statement that took longer than the limit.
 *
 * @param queryText the statement, without bound values
 * @param queryHash hash of the normalised statement
 * @param durationMicros how long it took
 * @param parameters sanitised bound values
 * @param stackTrace the application's call site, innermost frame first, a frame per line
 * @param rows rows changed, if known
 */
public record SlowQueryEvent(
        EventHeader header,
        String queryText,
        String queryHash,
        @Required long durationMicros,
        List<String> parameters,
        @Nullable String stackTrace,
        @Nullable Long rows)
        implements TelemetryEvent {
    public SlowQueryEvent {
        Objects.requireNonNull(queryText, "queryText is required");
        Objects.requireNonNull(queryHash, "queryHash is required");
        Values.requireNotNegative("durationMicros", durationMicros);
        parameters = Values.listOf(parameters);
    }

    @Override
    public void writeTo(EventFields fields) {
        fields.with("queryText", queryText)
                .with("queryHash", queryHash)
                .with("durationMicros", durationMicros)
                .with("parameters", parameters)
                .with("stackTrace", stackTrace)
                .with("rows", rows);
    }
}
