package dev.bulwark.model.ingest;

import dev.bulwark.model.Severity;
import dev.bulwark.model.isolation.Mark;
import dev.bulwark.model.isolation.ViolationType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The wall between tenants was passed, or would have been had it not been stopped.
 *
 * @param method the HTTP method of the request
 * @param queryText the statement, without bound values; null when no statement was at fault
 * @param queryHash hash of the normalised statement
 * @param accessedTenants foreign tenants that were named or seen
 * @param expectedTenant the tenant it should have been held to
 * @param details what else is known; {@code reason} and {@code tables} for statements
 * @param blocked whether it was stopped before it could do harm
 * @param marks pieces of {@code queryText} to highlight
 */
public record ViolationEvent(
        EventHeader header,
        ViolationType violationType,
        Severity severity,
        @Nullable String method,
        @Nullable String queryText,
        @Nullable String queryHash,
        List<String> accessedTenants,
        @Nullable String expectedTenant,
        Map<String, Object> details,
        @Nullable String ipAddress,
        @Nullable String userAgent,
        boolean blocked,
        List<Mark> marks)
        implements TelemetryEvent {
    public ViolationEvent {
        Objects.requireNonNull(violationType, "violationType is required");
        Objects.requireNonNull(severity, "severity is required");
        accessedTenants = Values.listOf(accessedTenants);
        details = Values.objectOf(details);
        marks = Values.listOf(marks);
    }

    @Override
    public void writeTo(EventFields fields) {
        fields.with("violationType", violationType)
                .with("severity", severity)
                .with("method", method)
                .with("queryText", queryText)
                .with("queryHash", queryHash)
                .with("accessedTenants", accessedTenants)
                .with("expectedTenant", expectedTenant)
                .with("details", details)
                .with("ipAddress", ipAddress)
                .with("userAgent", userAgent)
                .with("blocked", blocked)
                .with("marks", marks.stream().map(ViolationEvent::plain).toList());
    }

    private static Map<String, @Nullable Object> plain(Mark mark) {
        return new EventFields()
                .with("start", mark.start())
                .with("end", mark.end())
                .with("kind", mark.kind())
                .all();
    }
}
