package dev.bulwark.sample.priorities;

import dev.bulwark.sample.database.Sql;
import dev.bulwark.sample.defects.Defect;
import dev.bulwark.sample.defects.Defects;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Priorities; one row a milestone, put together here. */
final class PriorityRepository {
    private static final String WITH_MILESTONES = """
            SELECT p.organization_id, p.id, p.team_id, p.owner_id, p.quarter, p.title, p.status, p.progress, p.due_on,
                   m.title AS milestone, m.due_on AS milestone_due_on, m.done_on AS milestone_done_on
            FROM quarterly_priorities p
            LEFT JOIN priority_milestones m ON m.organization_id = p.organization_id AND m.priority_id = p.id
            WHERE p.organization_id = ? AND p.quarter = ?
            ORDER BY p.due_on, p.id, m.position
            """;

    /**
     * Came with the wish to see priorities that have no milestone yet: the inner join became an outer one, and all its
     * conditions went into the ON together, where the one on the organization no longer filters anything.
     */
    private static final String WITH_OR_WITHOUT_MILESTONES = """
            SELECT p.organization_id, p.id, p.team_id, p.owner_id, p.quarter, p.title, p.status, p.progress, p.due_on,
                   m.title AS milestone, m.due_on AS milestone_due_on, m.done_on AS milestone_done_on
            FROM quarterly_priorities p
            LEFT JOIN priority_milestones m ON m.priority_id = p.id AND p.organization_id = ?
            WHERE p.quarter = ?
            ORDER BY p.due_on, p.id, m.position
            """;

    private final Sql sql;
    private final String statement;

    PriorityRepository(Sql sql, Defects defects) {
        this.sql = sql;
        this.statement = defects.has(Defect.WRONG_JOIN_SIDE) ? WITH_OR_WITHOUT_MILESTONES : WITH_MILESTONES;
    }

    List<Priority> list(String organizationId, Quarter quarter) {
        Map<UUID, Priority> priorities = new LinkedHashMap<>();
        sql.list(statement, row -> collect(row, priorities), organizationId, quarter.text());
        return List.copyOf(priorities.values());
    }

    private static Priority collect(ResultSet row, Map<UUID, Priority> priorities) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Priority priority = priorities.get(id);
        if (priority == null) {
            priority = priority(id, row);
            priorities.put(id, priority);
        }
        if (row.getString("milestone") != null) {
            priority.milestones().add(milestone(row));
        }
        return priority;
    }

    private static Priority priority(UUID id, ResultSet row) throws SQLException {
        return new Priority(
                row.getString("organization_id"),
                id,
                row.getObject("team_id", UUID.class),
                row.getString("owner_id"),
                row.getString("quarter"),
                row.getString("title"),
                row.getString("status"),
                row.getInt("progress"),
                row.getObject("due_on", LocalDate.class),
                new ArrayList<>());
    }

    private static Milestone milestone(ResultSet row) throws SQLException {
        return new Milestone(
                row.getString("milestone"),
                row.getObject("milestone_due_on", LocalDate.class),
                row.getObject("milestone_done_on", LocalDate.class));
    }

    record Priority(
            String organizationId,
            UUID id,
            UUID teamId,
            String ownerId,
            String quarter,
            String title,
            String status,
            int progress,
            LocalDate dueOn,
            List<Milestone> milestones) {}

    record Milestone(
            String title, LocalDate dueOn, @Nullable LocalDate doneOn) {}
}
