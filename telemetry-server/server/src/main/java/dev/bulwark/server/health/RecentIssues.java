package dev.bulwark.server.health;

import dev.bulwark.model.Severity;
import dev.bulwark.model.health.RecentIssue;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.Row;
import dev.bulwark.server.store.TenantScope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Reads what happened within the last hour and was open at the end of it, the newest first. Thread-safe. */
public final class RecentIssues {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST = 10;

    private final Jdbi jdbi;

    public RecentIssues(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<RecentIssue> at(TenantScope scope, Instant moment) {
        Conditions open = new Conditions(scope)
                .and("created_at > :from", "from", moment.minus(HOUR))
                .and("created_at <= :moment", "moment", moment)
                .and("(resolved_at IS NULL OR resolved_at > :moment)");
        return jdbi.withHandle(handle -> open.bindTo(handle.createQuery(
                        """
                        SELECT 'violation' AS kind, id, created_at, severity, app, tenant,
                            violation_type || COALESCE(' at ' || endpoint, '') AS title
                        FROM data_isolation_violations""" + open.where() + """
                         UNION ALL
                        SELECT 'failure' AS kind, id, created_at, severity, app, tenant,
                            operation_type || ': ' || operation_name AS title
                        FROM failed_operations""" + open.where() + " ORDER BY created_at DESC, id DESC LIMIT :most"))
                .bind("most", MOST)
                .map((rs, context) -> {
                    Row row = new Row(rs);
                    return new RecentIssue(
                            row.constant("kind", RecentIssue.Kind.class),
                            row.id("id"),
                            row.time("created_at"),
                            row.constant("severity", Severity.class),
                            row.text("app"),
                            row.optionalText("tenant"),
                            row.text("title"));
                })
                .list());
    }
}
