package dev.bulwark.server.failures;

import dev.bulwark.model.Severity;
import dev.bulwark.server.http.EventFilters;
import dev.bulwark.server.http.QueryParameters;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.TenantScope;
import java.util.List;
import java.util.Set;

/** Which failed operations are asked for. */
final class FailureFilter {
    /** What the list understands, page and filters together. */
    static final Set<String> PARAMETERS = EventFilters.parameters("type", "severity", "resolved");

    private static final List<String> SEARCHED =
            List.of("operation_name", "error_message", "context", "endpoint", "user_id", "tenant", "note");

    private FailureFilter() {}

    static Conditions of(TenantScope scope, QueryParameters query) {
        Conditions conditions = EventFilters.conditions(scope, query, SEARCHED)
                .and("operation_type = :type", "type", query.text("type"))
                .and("severity = :severity", "severity", query.nameOf("severity", Severity.class));
        return EventFilters.resolved(conditions, query);
    }
}
