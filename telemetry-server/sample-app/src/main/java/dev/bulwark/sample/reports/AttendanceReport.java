package dev.bulwark.sample.reports;

import dev.bulwark.sample.database.Sql;
import dev.bulwark.sample.defects.Defect;
import dev.bulwark.sample.defects.Defects;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How many of those expected came to the meetings of each team. */
final class AttendanceReport {
    private final Sql sql;
    private final Defects defects;

    AttendanceReport(Sql sql, Defects defects) {
        this.sql = sql;
        this.defects = defects;
    }

    List<TeamAttendance> since(String organizationId, Instant since) {
        return defects.has(Defect.FORGOTTEN_FILTER) ? ofEverybody(since) : ofOrganization(organizationId, since);
    }

    private List<TeamAttendance> ofOrganization(String organizationId, Instant since) {
        return sql.list("""
                SELECT t.organization_id, t.id AS team_id, t.name AS team, COUNT(DISTINCT m.id) AS meetings,
                       COUNT(*) AS expected,
                       SUM(CASE WHEN a.attendance IN ('present', 'late') THEN 1 ELSE 0 END) AS came
                FROM meeting_attendees a
                JOIN meetings m ON m.organization_id = a.organization_id AND m.id = a.meeting_id
                JOIN teams t ON t.organization_id = m.organization_id AND t.id = m.team_id
                WHERE a.organization_id = ? AND m.started_at >= ?
                GROUP BY t.organization_id, t.id, t.name
                ORDER BY t.name
                """, AttendanceReport::row, organizationId, since);
    }

    /**
     * Taken over from the operator's own statistics when the report was asked for again. There it may read everybody's
     * meetings; here the condition on the organization was never added.
     */
    private List<TeamAttendance> ofEverybody(Instant since) {
        return sql.list("""
                SELECT t.organization_id, t.id AS team_id, t.name AS team, COUNT(DISTINCT m.id) AS meetings,
                       COUNT(*) AS expected,
                       SUM(CASE WHEN a.attendance IN ('present', 'late') THEN 1 ELSE 0 END) AS came
                FROM meeting_attendees a
                JOIN meetings m ON m.organization_id = a.organization_id AND m.id = a.meeting_id
                JOIN teams t ON t.organization_id = m.organization_id AND t.id = m.team_id
                WHERE m.started_at >= ?
                GROUP BY t.organization_id, t.id, t.name
                ORDER BY t.name
                """, AttendanceReport::row, since);
    }

    private static TeamAttendance row(ResultSet row) throws SQLException {
        return new TeamAttendance(
                row.getString("organization_id"),
                row.getObject("team_id", UUID.class),
                row.getString("team"),
                row.getInt("meetings"),
                row.getInt("expected"),
                row.getInt("came"));
    }

    record TeamAttendance(String organizationId, UUID teamId, String team, int meetings, int expected, int came) {}
}
