package dev.bulwark.sample.todos;

import dev.bulwark.sample.database.Sql;
import dev.bulwark.sample.defects.Defect;
import dev.bulwark.sample.defects.Defects;
import dev.bulwark.sample.sessions.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** To-dos with the names of their owners. */
final class TodoRepository {
    private static final int MAX_SHOWN = 50;

    private final Sql sql;
    private final Defects defects;

    TodoRepository(Sql sql, Defects defects) {
        this.sql = sql;
        this.defects = defects;
    }

    List<Todo> open(String organizationId, UUID teamId) {
        return defects.has(Defect.N_PLUS_ONE)
                ? openWithOwnersOneByOne(organizationId, teamId)
                : openWithOwners(organizationId, teamId);
    }

    private List<Todo> openWithOwners(String organizationId, UUID teamId) {
        return sql.list("""
                SELECT d.organization_id, d.id, d.owner_id, u.name AS owner, d.title, d.due_on, d.completed_at
                FROM todos d
                JOIN users u ON u.organization_id = d.organization_id AND u.id = d.owner_id
                WHERE d.organization_id = ? AND d.team_id = ? AND d.completed_at IS NULL
                ORDER BY d.due_on, d.id
                LIMIT ?
                """, row -> todo(row, row.getString("owner")), organizationId, teamId, MAX_SHOWN);
    }

    /** The owner's name was added to the list later, with the method that was already there for the detail page. */
    private List<Todo> openWithOwnersOneByOne(String organizationId, UUID teamId) {
        return sql.list("""
                        SELECT organization_id, id, owner_id, title, due_on, completed_at
                        FROM todos
                        WHERE organization_id = ? AND team_id = ? AND completed_at IS NULL
                        ORDER BY due_on, id
                        LIMIT ?
                        """, row -> todo(row, ""), organizationId, teamId, MAX_SHOWN).stream()
                .map(todo -> todo.ownedBy(nameOf(organizationId, todo.ownerId())))
                .toList();
    }

    private String nameOf(String organizationId, String userId) {
        return sql.first(
                        "SELECT name FROM users WHERE organization_id = ? AND id = ?",
                        row -> row.getString("name"),
                        organizationId,
                        userId)
                .orElse("");
    }

    Optional<Todo> find(String organizationId, UUID id) {
        return sql.first("""
                SELECT d.organization_id, d.id, d.owner_id, u.name AS owner, d.title, d.due_on, d.completed_at
                FROM todos d
                JOIN users u ON u.organization_id = d.organization_id AND u.id = d.owner_id
                WHERE d.organization_id = ? AND d.id = ?
                """, row -> todo(row, row.getString("owner")), organizationId, id);
    }

    void add(Session session, UUID id, String title, LocalDate due, Instant now) {
        sql.update("""
                INSERT INTO todos (organization_id, id, team_id, owner_id, title, due_on, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """, session.organizationId(), id, session.teamId(), session.userId(), title, due, now);
    }

    /** Answers whether there was such an open to-do. */
    boolean complete(String organizationId, UUID id, Instant now) {
        return sql.update("""
                        UPDATE todos SET completed_at = ?
                        WHERE organization_id = ? AND id = ? AND completed_at IS NULL
                        """, now, organizationId, id) == 1;
    }

    private static Todo todo(ResultSet row, String owner) throws SQLException {
        return new Todo(
                row.getString("organization_id"),
                row.getObject("id", UUID.class),
                row.getString("owner_id"),
                owner,
                row.getString("title"),
                row.getObject("due_on", LocalDate.class),
                row.getObject("completed_at", Instant.class));
    }

    record Todo(
            String organizationId,
            UUID id,
            String ownerId,
            String owner,
            String title,
            LocalDate dueOn,
            @Nullable Instant completedAt) {
        Todo ownedBy(String name) {
            return new Todo(organizationId, id, ownerId, name, title, dueOn, completedAt);
        }
    }
}
