package dev.bulwark.server.audit;

import dev.bulwark.model.ingest.AuditSeverity;
import dev.bulwark.server.http.EventFilters;
import dev.bulwark.server.http.QueryParameters;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.TenantScope;
import java.util.List;
import java.util.Set;

/** Which audit entries are asked for. */
final class AuditFilter {
    /** What the list understands, page and filters together. */
    static final Set<String> PARAMETERS =
            EventFilters.parameters("type", "severity", "action", "entityType", "entityId");

    private static final List<String> SEARCHED = List.of(
            "action",
            "description",
            "error_message",
            "entity_type",
            "entity_id",
            "before_values",
            "after_values",
            "user_id",
            "tenant");

    private AuditFilter() {}

    static Conditions of(TenantScope scope, QueryParameters query) {
        return EventFilters.conditions(scope, query, SEARCHED)
                .and("severity = :severity", "severity", query.nameOf("severity", AuditSeverity.class))
                .and("action = :action", "action", query.text("action"))
                .and("entity_type = :entityType", "entityType", query.text("entityType"))
                .and("entity_id = :entityId", "entityId", query.text("entityId"));
    }
}
