package dev.bulwark.server.activity;

import dev.bulwark.server.http.EventFilters;
import dev.bulwark.server.http.QueryParameters;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.TenantScope;
import java.util.List;
import java.util.Set;

/** Which activities are asked for. */
final class ActivityFilter {
    /** What the list understands, page and filters together. */
    static final Set<String> PARAMETERS = EventFilters.parameters("type", "entityType", "entityId");

    private static final List<String> SEARCHED = List.of(
            "activity_name", "activity_type", "entity_type", "entity_id", "metadata", "endpoint", "user_id", "tenant");

    private ActivityFilter() {}

    static Conditions of(TenantScope scope, QueryParameters query) {
        return EventFilters.conditions(scope, query, SEARCHED)
                .and("activity_type = :type", "type", query.text("type"))
                .and("entity_type = :entityType", "entityType", query.text("entityType"))
                .and("entity_id = :entityId", "entityId", query.text("entityId"));
    }
}
