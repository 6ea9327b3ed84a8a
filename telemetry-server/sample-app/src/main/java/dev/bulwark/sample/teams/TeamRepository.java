package dev.bulwark.sample.teams;

import dev.bulwark.sample.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Teams with their leaders and sizes. */
final class TeamRepository {
    private final Sql sql;

    TeamRepository(Sql sql) {
        this.sql = sql;
    }

    List<Team> list(String organizationId) {
        return sql.list("""
                SELECT t.organization_id, t.id, t.name, t.purpose, t.meets_on, l.name AS leader,
                       (SELECT COUNT(*) FROM users u
                        WHERE u.organization_id = t.organization_id AND u.team_id = t.id
                          AND u.status = 'active') AS people
                FROM teams t
                LEFT JOIN users l ON l.organization_id = t.organization_id AND l.id = t.leader_id
                WHERE t.organization_id = ? AND NOT t.archived
                ORDER BY t.name
                """, TeamRepository::team, organizationId);
    }

    Optional<Team> find(String organizationId, UUID id) {
        return sql.first("""
                SELECT t.organization_id, t.id, t.name, t.purpose, t.meets_on, l.name AS leader, COUNT(u.id) AS people
                FROM teams t
                LEFT JOIN users l ON l.organization_id = t.organization_id AND l.id = t.leader_id
                LEFT JOIN users u ON u.organization_id = t.organization_id AND u.team_id = t.id
                  AND u.status = 'active'
                WHERE t.organization_id = ? AND t.id = ?
                GROUP BY t.organization_id, t.id, t.name, t.purpose, t.meets_on, l.name
                """, TeamRepository::team, organizationId, id);
    }

    List<Member> members(String organizationId, UUID teamId) {
        return sql.list(
                """
                SELECT organization_id, id, name, title, role, last_seen_at
                FROM users
                WHERE organization_id = ? AND team_id = ? AND status = 'active'
                ORDER BY name
                """,
                row -> new Member(
                        row.getString("organization_id"),
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("title"),
                        row.getString("role"),
                        row.getObject("last_seen_at", Instant.class)),
                organizationId,
                teamId);
    }

    private static Team team(ResultSet row) throws SQLException {
        return new Team(
                row.getString("organization_id"),
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("purpose"),
                row.getString("meets_on"),
                row.getString("leader"),
                row.getInt("people"));
    }

    record Team(
            String organizationId,
            UUID id,
            String name,
            String purpose,
            String meetsOn,
            @Nullable String leader,
            int people) {}

    record Member(
            String organizationId,
            String id,
            String name,
            String title,
            String role,
            @Nullable Instant lastSeenAt) {}
}
