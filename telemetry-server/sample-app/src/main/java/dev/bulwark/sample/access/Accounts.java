package dev.bulwark.sample.access;

import dev.bulwark.sample.database.Sql;
import dev.bulwark.sample.sessions.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** People as the sign-in, the profile and the search see them. */
final class Accounts {
    private final Sql sql;

    Accounts(Sql sql) {
        this.sql = sql;
    }

    /** Looks through all organizations: before the sign-in nobody knows which one it is. */
    Optional<Account> byEmail(String email) {
        return sql.first("""
                SELECT organization_id, id, team_id, name, role, password_hash
                FROM users
                WHERE email = ? AND status = 'active'
                """, Accounts::account, email);
    }

    void seen(String organizationId, String userId, Instant now) {
        sql.update(
                "UPDATE users SET last_seen_at = ? WHERE organization_id = ? AND id = ?", now, organizationId, userId);
    }

    Optional<Profile> profile(String organizationId, String userId) {
        return sql.first("""
                SELECT u.organization_id, u.id, u.name, u.email, u.title, u.role, u.team_id, t.name AS team,
                       o.name AS organization, o.industry, o.city, o.country, z.name AS time_zone, p.name AS plan
                FROM users u
                JOIN organizations o ON o.id = u.organization_id
                JOIN teams t ON t.organization_id = u.organization_id AND t.id = u.team_id
                JOIN time_zones z ON z.name = o.time_zone
                JOIN subscription_plans p ON p.code = o.plan_code
                WHERE u.organization_id = ? AND u.id = ?
                """, Accounts::profile, organizationId, userId);
    }

    List<Person> search(String organizationId, String words) {
        String pattern = "%" + words.toLowerCase(Locale.ROOT) + "%";
        return sql.list("""
                SELECT organization_id, id, name, title, role, status
                FROM users
                WHERE organization_id = ? AND status <> 'left' AND (LOWER(name) LIKE ? OR LOWER(title) LIKE ?)
                ORDER BY name
                LIMIT 20
                """, Accounts::person, organizationId, pattern, pattern);
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getString("organization_id"),
                row.getString("id"),
                row.getObject("team_id", UUID.class),
                row.getString("name"),
                Role.of(row.getString("role")),
                row.getString("password_hash"));
    }

    private static Profile profile(ResultSet row) throws SQLException {
        return new Profile(
                row.getString("organization_id"),
                row.getString("id"),
                row.getString("name"),
                row.getString("email"),
                row.getString("title"),
                Role.of(row.getString("role")),
                row.getObject("team_id", UUID.class),
                row.getString("team"),
                row.getString("organization"),
                row.getString("industry"),
                row.getString("city"),
                row.getString("country"),
                row.getString("time_zone"),
                row.getString("plan"));
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getString("organization_id"),
                row.getString("id"),
                row.getString("name"),
                row.getString("title"),
                Role.of(row.getString("role")),
                row.getString("status"));
    }

    /** A person with the organization, as they see themselves. */
    record Profile(
            String organizationId,
            String id,
            String name,
            String email,
            String title,
            Role role,
            UUID teamId,
            String team,
            String organization,
            String industry,
            String city,
            String country,
            String timeZone,
            String plan) {}

    /** A colleague, as a search finds them. */
    record Person(String organizationId, String id, String name, String title, Role role, String status) {}
}
