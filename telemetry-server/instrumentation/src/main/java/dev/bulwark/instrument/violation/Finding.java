package dev.bulwark.instrument.violation;

import dev.bulwark.model.Severity;
import dev.bulwark.model.isolation.Mark;
import dev.bulwark.model.isolation.ViolationType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way in which the wall between tenants was passed, or would have been.
 *
 * @param subject what it was found in: the hash of a statement, or a fixed word; equal findings of a request are folded by it
 * @param queryText the statement, null when none is at fault
 * @param details what else is known, such as {@code reason} and {@code tables}
 */
public record Finding(
        ViolationType type,
        String subject,
        @Nullable String queryText,
        @Nullable String queryHash,
        List<Mark> marks,
        List<String> accessedTenants,
        Map<String, Object> details,
        boolean blocked) {

    /** The severity that findings of a type have. */
    public static Severity severityOf(ViolationType type) {
        return switch (type) {
            case MISSING_FILTER, WRONG_ORG, RESPONSE_CONTAMINATION -> Severity.CRITICAL;
            case NO_TENANT_CONTEXT, ACCESS_ANOMALY -> Severity.HIGH;
            case UNDECIDABLE -> Severity.WARNING;
        };
    }
}
