package dev.bulwark.model.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
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

        @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL)
        long durationMicros,

        List<String> parameters,
        @Nullable String stackTrace,
        @Nullable Long rows)
        implements TelemetryEvent {
    public SlowQueryEvent {
        Objects.requireNonNull(queryText, "queryText is required");
        Objects.requireNonNull(queryHash, "queryHash is required");
        if (durationMicros < 0) {
            throw new IllegalArgumentException("durationMicros must not be negative");
        }
        parameters = Values.listOf(parameters);
    }
}
