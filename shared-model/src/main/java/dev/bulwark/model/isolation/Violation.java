package dev.bulwark.model.isolation;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bulwark.model.Severity;
import dev.bulwark.model.resolution.Resolvable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A violation as the server keeps it.
 *
 * @param createdAt when it happened, by the application's clock
 * @param tenant the tenant of the user who caused it; null when nobody was signed in
 * @param endpoint method and route template, such as {@code GET /api/teams/{id}}
 * @param method the HTTP method
 * @param queryText the statement, without bound values; null when no statement was at fault
 * @param queryHash hash of the normalised statement: the same for statements that differ in literals only
 * @param accessedTenants foreign tenants that were named or seen
 * @param details what else is known, among it {@code reason} and {@code tables}
 * @param blocked whether it was stopped before it could do harm
 * @param marks pieces of {@code queryText} to highlight
 * @param resolvedAt when somebody settled it; null while it is open, as are {@code resolvedBy} and {@code note}
 */
public record Violation(
        UUID id,
        Instant createdAt,
        ViolationType violationType,
        Severity severity,
        String app,
        String instance,
        @Nullable String tenant,
        @Nullable String user,
        @Nullable String endpoint,
        @Nullable String method,
        @Nullable String queryText,
        @Nullable String queryHash,
        List<String> accessedTenants,
        @Nullable String expectedTenant,
        Map<String, Object> details,
        @Nullable String ipAddress,
        @Nullable String userAgent,
        boolean blocked,
        List<Mark> marks,
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

    /** Whether it must not be overlooked: critical and nobody settled it yet. */
    public boolean needsAttention() {
        return severity == Severity.CRITICAL && !resolved();
    }

    /** The same with other words for whose rows were reached for, and how. */
    public Violation reaching(List<String> tenants, @Nullable String statement, Map<String, Object> known) {
        return new Violation(
                id,
                createdAt,
                violationType,
                severity,
                app,
                instance,
                tenant,
                user,
                endpoint,
                method,
                statement,
                queryHash,
                tenants,
                expectedTenant,
                known,
                ipAddress,
                userAgent,
                blocked,
                marks,
                traceId,
                requestId,
                resolvedAt,
                resolvedBy,
                note);
    }
}
