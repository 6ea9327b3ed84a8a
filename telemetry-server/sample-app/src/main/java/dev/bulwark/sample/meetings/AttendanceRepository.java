package dev.bulwark.sample.meetings;

import dev.bulwark.sample.database.Sql;
import dev.bulwark.sample.sessions.Session;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who was expected in a meeting and who came. */
final class AttendanceRepository {
    private final Sql sql;

    AttendanceRepository(Sql sql) {
        this.sql = sql;
    }

    List<Participant> participants(String organizationId, UUID meetingId) {
        return sql.list(
                """
                SELECT p.organization_id, p.user_id, u.name, p.joined_at, p.left_at
                FROM meeting_participants p
                JOIN users u ON u.organization_id = p.organization_id AND u.id = p.user_id
                WHERE p.organization_id = ? AND p.meeting_id = ?
                ORDER BY p.joined_at, u.name
                """,
                row -> new Participant(
                        row.getString("organization_id"),
                        row.getString("user_id"),
                        row.getString("name"),
                        row.getObject("joined_at", Instant.class),
                        row.getObject("left_at", Instant.class)),
                organizationId,
                meetingId);
    }

    List<Expected> expected(String organizationId, UUID meetingId) {
        return sql.list(
                """
                SELECT a.organization_id, a.user_id, u.name, a.attendance
                FROM meeting_attendees a
                JOIN users u ON u.organization_id = a.organization_id AND u.id = a.user_id
                WHERE a.organization_id = ? AND a.meeting_id = ?
                ORDER BY u.name
                """,
                row -> new Expected(
                        row.getString("organization_id"),
                        row.getString("user_id"),
                        row.getString("name"),
                        row.getString("attendance")),
                organizationId,
                meetingId);
    }

    /** Lets a person in if the meeting runs; answers whether they were not in it yet. */
    boolean join(Session session, UUID meetingId, Instant now) {
        int joined = sql.update("""
                INSERT INTO meeting_participants (organization_id, meeting_id, user_id, joined_at)
                SELECT m.organization_id, m.id, ?, ?
                FROM meetings m
                WHERE m.organization_id = ? AND m.id = ? AND m.status = 'running'
                  AND NOT EXISTS (
                    SELECT 1 FROM meeting_participants p
                    WHERE p.organization_id = m.organization_id AND p.meeting_id = m.id AND p.user_id = ?)
                """, session.userId(), now, session.organizationId(), meetingId, session.userId());
        if (joined == 1) {
            sql.update("""
                    UPDATE meeting_attendees SET attendance = 'present'
                    WHERE organization_id = ? AND meeting_id = ? AND user_id = ?
                    """, session.organizationId(), meetingId, session.userId());
        }
        return joined == 1;
    }

    record Participant(
            String organizationId,
            String userId,
            String name,
            Instant joinedAt,
            @Nullable Instant leftAt) {}

    record Expected(String organizationId, String userId, String name, String attendance) {}
}
