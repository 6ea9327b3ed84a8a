package dev.bulwark.model.performance;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One slow execution of a statement.
 *
 * @param parameters the bound values as far as they may be shown
 * @param stackTrace where the application ran it; null when that was not looked up
 * @param rows how many rows were changed; null when it gave rows out
 */
public record SlowExecution(
        UUID id,
        Instant createdAt,
        String app,
        String instance,
        @Nullable String tenant,
        @Nullable String user,
        @Nullable String endpoint,
        String queryText,
        String queryHash,
        long durationMicros,
        List<String> parameters,
        @Nullable String stackTrace,
        @Nullable Long rows,
        @Nullable String traceId,
        @Nullable String requestId) {
    public SlowExecution {
        parameters = List.copyOf(parameters);
    }
}
