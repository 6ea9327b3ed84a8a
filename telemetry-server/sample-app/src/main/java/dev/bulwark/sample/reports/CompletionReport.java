package dev.bulwark.sample.reports;

import dev.bulwark.sample.database.Sql;
import dev.bulwark.sample.defects.Defect;
import dev.bulwark.sample.defects.Defects;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How many of its promises each team keeps. */
final class CompletionReport {
    private final Sql sql;
    private final Defects defects;

    CompletionReport(Sql sql, Defects defects) {
        this.sql = sql;
        this.defects = defects;
    }

    List<TeamCompletion> since(String organizationId, Instant since) {
        return defects.has(Defect.SLOW_AGGREGATE) ? withBacklog(organizationId) : withoutBacklog(organizationId, since);
    }

    private List<TeamCompletion> withoutBacklog(String organizationId, Instant since) {
        return sql.list("""
                SELECT t.organization_id, t.id AS team_id, t.name AS team, COUNT(d.id) AS promised,
                       COUNT(d.completed_at) AS kept, CAST(NULL AS DECIMAL(12, 2)) AS backlog
                FROM teams t
                LEFT JOIN todos d ON d.organization_id = t.organization_id AND d.team_id = t.id
                  AND d.created_at >= ?
                WHERE t.organization_id = ?
                GROUP BY t.organization_id, t.id, t.name
                ORDER BY t.name
                """, CompletionReport::row, since, organizationId);
    }

    /**
     * "How much was open when a promise was made?" was easy to write and fast with the three teams of the first customer.
     * It compares every to-do with every other one of the organization, for all times.
     */
    private List<TeamCompletion> withBacklog(String organizationId) {
        return sql.list("""
                SELECT t.organization_id, t.id AS team_id, t.name AS team, COUNT(d.id) AS promised,
                       COUNT(d.completed_at) AS kept,
                       CAST(AVG((SELECT COUNT(*) FROM todos o
                                 WHERE o.organization_id = d.organization_id AND o.created_at <= d.created_at
                                   AND (o.completed_at IS NULL OR o.completed_at > d.created_at)))
                            AS DECIMAL(12, 2)) AS backlog
                FROM teams t
                JOIN todos d ON d.organization_id = t.organization_id AND d.team_id = t.id
                WHERE t.organization_id = ?
                GROUP BY t.organization_id, t.id, t.name
                ORDER BY t.name
                """, CompletionReport::row, organizationId);
    }

    private static TeamCompletion row(ResultSet row) throws SQLException {
        return new TeamCompletion(
                row.getString("organization_id"),
                row.getObject("team_id", UUID.class),
                row.getString("team"),
                row.getInt("promised"),
                row.getInt("kept"),
                row.getObject("backlog", Double.class));
    }

    /** @param backlog how many to-dos were open on average when a new one was promised; null when it was not asked for */
    record TeamCompletion(
            String organizationId,
            UUID teamId,
            String team,
            int promised,
            int kept,
            @Nullable Double backlog) {}
}
