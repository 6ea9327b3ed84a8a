package dev.bulwark.model.failures;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bulwark.model.Severity;
import dev.bulwark.model.resolution.Resolvable;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A failed operation as the server keeps it.
 *
 * @param createdAt when it failed, by the application's clock
 * @param operationType {@code mail}, {@code payment}, {@code webhook}, {@code oauth}, {@code file}, {@code socket} or any
 * @param operationName what was tried, such as {@code send invitation}
 * @param context what helps to try it again or to explain it
 * @param resolvedAt when somebody settled it; null while it is open, as are {@code resolvedBy} and {@code note}
 */
public record FailedOperation(
        UUID id,
        Instant createdAt,
        String app,
        String instance,
        @Nullable String tenant,
        @Nullable String user,
        @Nullable String endpoint,
        String operationType,
        String operationName,
        @Nullable String errorMessage,
        @Nullable String errorStack,
        Map<String, Object> context,
        Severity severity,
        @Nullable String traceId,
        @Nullable String requestId,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy,
        @Nullable String note)
        implements Resolvable {
    @Override
    @JsonProperty(value = "resolved", access = JsonProperty.Access.READ_ONLY)
    public boolean resolved() {
        return resolvedAt != null;
    }
}
