package dev.bulwark.server.isolation;

import dev.bulwark.model.Severity;
import dev.bulwark.model.isolation.ViolationType;
import dev.bulwark.server.http.QueryParameters;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.WireName;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which violations are asked for; null means any.
 *
 * @param from inclusive
 * @param to exclusive
 * @param q a piece of the statement, endpoint, user, tenant or note, in any case
 */
record ViolationFilter(
        @Nullable String tenant,
        @Nullable String user,
        @Nullable String app,
        @Nullable ViolationType type,
        @Nullable Severity severity,
        @Nullable Boolean resolved,
        @Nullable Boolean blocked,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String q) {

    /** What the list understands, page and filters together. */
    static final Set<String> PARAMETERS = Set.of(
            "tenant", "user", "app", "type", "severity", "resolved", "blocked", "from", "to", "q", "limit", "cursor");

    private static final List<String> SEARCHED =
            List.of("query_text", "endpoint", "user_id", "tenant", "accessed_tenants", "note");

    static ViolationFilter of(QueryParameters query) {
        return new ViolationFilter(
                query.text("tenant"),
                query.text("user"),
                query.text("app"),
                query.constant("type", ViolationType.class),
                query.constant("severity", Severity.class),
                query.flag("resolved"),
                query.flag("blocked"),
                query.time("from"),
                query.time("to"),
                query.text("q"));
    }

    Conditions conditions() {
        Conditions conditions = new Conditions()
                .and("tenant = :tenant", "tenant", tenant)
                .and("user_id = :user", "user", user)
                .and("app = :app", "app", app)
                .and("violation_type = :type", "type", type == null ? null : WireName.of(type))
                .and("severity = :severity", "severity", severity == null ? null : WireName.of(severity))
                .and("blocked = :blocked", "blocked", blocked)
                .and("created_at >= :from", "from", from)
                .and("created_at < :to", "to", to)
                .andAnyContains(SEARCHED, "q", q);
        if (resolved != null) {
            conditions.and(resolved ? "resolved_at IS NOT NULL" : "resolved_at IS NULL");
        }
        return conditions;
    }
}
