package dev.bulwark.server.isolation;

import dev.bulwark.model.Severity;
import dev.bulwark.model.isolation.ViolationType;
import dev.bulwark.server.http.EventFilters;
import dev.bulwark.server.http.QueryParameters;
import dev.bulwark.server.store.Conditions;
import java.util.List;
import java.util.Set;

/** Which violations are asked for. */
final class ViolationFilter {
    /** What the list understands, page and filters together. */
    static final Set<String> PARAMETERS = EventFilters.parameters("type", "severity", "resolved", "blocked");

    private static final List<String> SEARCHED =
            List.of("query_text", "endpoint", "user_id", "tenant", "accessed_tenants", "note");

    private ViolationFilter() {}

    static Conditions of(QueryParameters query) {
        Conditions conditions = EventFilters.conditions(query, SEARCHED)
                .and("violation_type = :type", "type", query.nameOf("type", ViolationType.class))
                .and("severity = :severity", "severity", query.nameOf("severity", Severity.class))
                .and("blocked = :blocked", "blocked", query.flag("blocked"));
        return EventFilters.resolved(conditions, query);
    }
}
