package dev.bulwark.server.isolation;

import dev.bulwark.model.Severity;
import dev.bulwark.model.isolation.ViolationType;
import dev.bulwark.server.http.EventFilters;
import dev.bulwark.server.http.QueryParameters;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.TenantScope;
import java.util.List;
import java.util.Set;

/** Which violations are asked for. */
final class ViolationFilter {
    /** What the list understands, page and filters together. */
    static final Set<String> PARAMETERS = EventFilters.parameters("type", "severity", "resolved", "blocked");

    private static final List<String> SEARCHED =
            List.of("query_text", "endpoint", "user_id", "tenant", "accessed_tenants", "note");

    /** What the names of other tenants may stand in is not searched: finding a row there would tell what is starred. */
    private static final List<String> SEARCHED_WITHIN_TENANTS =
            List.of("CASE WHEN accessed_tenants = '[]' THEN query_text END", "endpoint", "user_id", "tenant", "note");

    private ViolationFilter() {}

    static Conditions of(TenantScope scope, QueryParameters query) {
        List<String> searched = scope.isAll() ? SEARCHED : SEARCHED_WITHIN_TENANTS;
        Conditions conditions = EventFilters.conditions(scope, query, searched)
                .and("violation_type = :type", "type", query.nameOf("type", ViolationType.class))
                .and("severity = :severity", "severity", query.nameOf("severity", Severity.class))
                .and("blocked = :blocked", "blocked", query.flag("blocked"));
        return EventFilters.resolved(conditions, query);
    }
}
