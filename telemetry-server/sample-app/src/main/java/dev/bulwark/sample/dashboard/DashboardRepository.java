package dev.bulwark.sample.dashboard;

import dev.bulwark.sample.database.Sql;
import dev.bulwark.sample.sessions.Session;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The first page's few figures. */
final class DashboardRepository {
    private final Sql sql;

    DashboardRepository(Sql sql) {
        this.sql = sql;
    }

    Counts counts(Session session, LocalDate today) {
        String organization = session.organizationId();
        return sql.first(
                        """
                        SELECT
                          (SELECT COUNT(*) FROM todos
                           WHERE organization_id = ? AND owner_id = ? AND completed_at IS NULL) AS open_todos,
                          (SELECT COUNT(*) FROM todos
                           WHERE organization_id = ? AND owner_id = ? AND completed_at IS NULL
                             AND due_on < ?) AS overdue_todos,
                          (SELECT COUNT(*) FROM issues
                           WHERE organization_id = ? AND team_id = ? AND status = 'open') AS open_issues,
                          (SELECT COUNT(*) FROM meetings
                           WHERE organization_id = ? AND status = 'running') AS running_meetings
                        """,
                        row -> new Counts(
                                row.getInt("open_todos"),
                                row.getInt("overdue_todos"),
                                row.getInt("open_issues"),
                                row.getInt("running_meetings")),
                        organization,
                        session.userId(),
                        organization,
                        session.userId(),
                        today,
                        organization,
                        session.teamId(),
                        organization)
                .orElseThrow();
    }

    List<DueTodo> nextTodos(Session session) {
        return sql.list(
                """
                SELECT organization_id, id, title, due_on
                FROM todos
                WHERE organization_id = ? AND owner_id = ? AND completed_at IS NULL
                ORDER BY due_on, id
                LIMIT 5
                """,
                row -> new DueTodo(
                        row.getString("organization_id"),
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getObject("due_on", LocalDate.class)),
                session.organizationId(),
                session.userId());
    }

    List<PastMeeting> lastMeetings(Session session) {
        return sql.list(
                """
                SELECT m.organization_id, m.id, m.title, m.started_at, m.rating, s.open_todos, s.open_issues
                FROM meetings m
                LEFT JOIN meeting_snapshots s ON s.organization_id = m.organization_id AND s.meeting_id = m.id
                WHERE m.organization_id = ? AND m.team_id = ? AND m.status = 'finished'
                ORDER BY m.started_at DESC
                LIMIT 3
                """,
                row -> new PastMeeting(
                        row.getString("organization_id"),
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getObject("started_at", Instant.class),
                        row.getObject("rating", Integer.class),
                        row.getObject("open_todos", Integer.class),
                        row.getObject("open_issues", Integer.class)),
                session.organizationId(),
                session.teamId());
    }

    record Counts(int openTodos, int overdueTodos, int openIssues, int runningMeetings) {}

    record DueTodo(String organizationId, UUID id, String title, LocalDate dueOn) {}

    record PastMeeting(
            String organizationId,
            UUID id,
            String title,
            Instant startedAt,
            @Nullable Integer rating,
            @Nullable Integer openTodos,
            @Nullable Integer openIssues) {}
}
