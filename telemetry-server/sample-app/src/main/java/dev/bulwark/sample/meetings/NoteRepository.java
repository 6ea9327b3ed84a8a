package dev.bulwark.sample.meetings;

import dev.bulwark.sample.database.Sql;
import dev.bulwark.sample.sessions.Session;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What was written down in a meeting. */
final class NoteRepository {
    private final Sql sql;

    NoteRepository(Sql sql) {
        this.sql = sql;
    }

    List<Note> of(String organizationId, UUID meetingId) {
        return sql.list(
                """
                SELECT organization_id, id, author_id, section, body, created_at
                FROM meeting_notes
                WHERE organization_id = ? AND meeting_id = ?
                ORDER BY created_at, id
                """,
                row -> new Note(
                        row.getString("organization_id"),
                        row.getObject("id", UUID.class),
                        row.getString("author_id"),
                        row.getString("section"),
                        row.getString("body"),
                        row.getObject("created_at", Instant.class)),
                organizationId,
                meetingId);
    }

    Note add(Session author, UUID meetingId, MeetingResource.NewNote note, Instant now) {
        sql.update(
                """
                INSERT INTO meeting_notes (organization_id, id, meeting_id, author_id, section, body, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """, author.organizationId(), note.id(), meetingId, author.userId(), note.section(), note.body(), now);
        return new Note(author.organizationId(), note.id(), author.userId(), note.section(), note.body(), now);
    }

    record Note(String organizationId, UUID id, String authorId, String section, String body, Instant createdAt) {}
}
