package dev.bulwark.sample.meetings;

import dev.bulwark.sample.database.Sql;
import dev.bulwark.sample.http.Paging;
import dev.bulwark.sample.sessions.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Meetings and what is kept of them. */
final class MeetingRepository {
    private final Sql sql;

    MeetingRepository(Sql sql) {
        this.sql = sql;
    }

    List<Meeting> list(String organizationId, UUID teamId, Paging paging) {
        return sql.list("""
                SELECT m.organization_id, m.id, m.team_id, t.name AS team, m.title, m.status, m.started_at,
                       m.finished_at, m.rating
                FROM meetings m
                JOIN teams t ON t.organization_id = m.organization_id AND t.id = m.team_id
                WHERE m.organization_id = ? AND m.team_id = ?
                ORDER BY m.started_at DESC, m.id
                LIMIT ? OFFSET ?
                """, MeetingRepository::meeting, organizationId, teamId, paging.size(), paging.offset());
    }

    Optional<Meeting> find(String organizationId, UUID id) {
        return sql.first("""
                SELECT m.organization_id, m.id, m.team_id, t.name AS team, m.title, m.status, m.started_at,
                       m.finished_at, m.rating
                FROM meetings m
                JOIN teams t ON t.organization_id = m.organization_id AND t.id = m.team_id
                WHERE m.organization_id = ? AND m.id = ?
                """, MeetingRepository::meeting, organizationId, id);
    }

    /** Opens the meeting and expects the whole team; answers how many people that is. */
    int start(Session session, UUID id, String title, Instant now) {
        return sql.transaction(transaction -> {
            transaction.update("""
                    INSERT INTO meetings (organization_id, id, team_id, started_by, title, status, started_at)
                    VALUES (?, ?, ?, ?, ?, 'running', ?)
                    """, session.organizationId(), id, session.teamId(), session.userId(), title, now);
            return transaction.update("""
                    INSERT INTO meeting_attendees (organization_id, meeting_id, user_id, attendance)
                    SELECT u.organization_id, ?, u.id, 'absent'
                    FROM users u
                    WHERE u.organization_id = ? AND u.team_id = ? AND u.status = 'active'
                    """, id, session.organizationId(), session.teamId());
        });
    }

    /** Ends the meeting and keeps how things stand; answers whether it was still running. */
    boolean finish(Session session, UUID id, int rating, Instant now) {
        return sql.transaction(transaction -> {
            boolean wasRunning = end(transaction, session.organizationId(), id, rating, now);
            if (wasRunning) {
                leaveAll(transaction, session.organizationId(), id, now);
                keepSnapshot(transaction, session, id, now);
            }
            return wasRunning;
        });
    }

    private static boolean end(Sql transaction, String organizationId, UUID id, int rating, Instant now) {
        return transaction.update("""
                        UPDATE meetings SET status = 'finished', finished_at = ?, rating = ?
                        WHERE organization_id = ? AND id = ? AND status = 'running'
                        """, now, rating, organizationId, id) == 1;
    }

    private static void leaveAll(Sql transaction, String organizationId, UUID id, Instant now) {
        transaction.update("""
                UPDATE meeting_participants SET left_at = ?
                WHERE organization_id = ? AND meeting_id = ? AND left_at IS NULL
                """, now, organizationId, id);
    }

    private static void keepSnapshot(Sql transaction, Session session, UUID id, Instant now) {
        String organization = session.organizationId();
        UUID team = session.teamId();
        transaction.update(
                """
                INSERT INTO meeting_snapshots
                  (organization_id, meeting_id, taken_at, open_todos, open_issues, priorities_on_track,
                   priorities_in_all)
                VALUES (?, ?, ?,
                  (SELECT COUNT(*) FROM todos
                   WHERE organization_id = ? AND team_id = ? AND completed_at IS NULL),
                  (SELECT COUNT(*) FROM issues
                   WHERE organization_id = ? AND team_id = ? AND status = 'open'),
                  (SELECT COUNT(*) FROM quarterly_priorities
                   WHERE organization_id = ? AND team_id = ? AND status <> 'off_track'),
                  (SELECT COUNT(*) FROM quarterly_priorities
                   WHERE organization_id = ? AND team_id = ?))
                """,
                organization,
                id,
                now,
                organization,
                team,
                organization,
                team,
                organization,
                team,
                organization,
                team);
    }

    Optional<Snapshot> snapshot(String organizationId, UUID id) {
        return sql.first(
                """
                SELECT organization_id, meeting_id, taken_at, open_todos, open_issues, priorities_on_track,
                       priorities_in_all
                FROM meeting_snapshots
                WHERE organization_id = ? AND meeting_id = ?
                """,
                row -> new Snapshot(
                        row.getString("organization_id"),
                        row.getObject("meeting_id", UUID.class),
                        row.getObject("taken_at", Instant.class),
                        row.getInt("open_todos"),
                        row.getInt("open_issues"),
                        row.getInt("priorities_on_track"),
                        row.getInt("priorities_in_all")),
                organizationId,
                id);
    }

    private static Meeting meeting(ResultSet row) throws SQLException {
        return new Meeting(
                row.getString("organization_id"),
                row.getObject("id", UUID.class),
                row.getObject("team_id", UUID.class),
                row.getString("team"),
                row.getString("title"),
                row.getString("status"),
                row.getObject("started_at", Instant.class),
                row.getObject("finished_at", Instant.class),
                row.getObject("rating", Integer.class));
    }

    record Meeting(
            String organizationId,
            UUID id,
            UUID teamId,
            String team,
            String title,
            String status,
            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Integer rating) {}

    record Snapshot(
            String organizationId,
            UUID meetingId,
            Instant takenAt,
            int openTodos,
            int openIssues,
            int prioritiesOnTrack,
            int prioritiesInAll) {}
}
