package dev.bulwark.server.ingest;

import dev.bulwark.server.journal.JournalPosition;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Up to where journals are in the store. */
final class Watermarks {
    /** Empty when nothing of the journal is in the store. */
    Optional<JournalPosition> of(Handle handle, UUID journal) {
        return handle.createQuery("SELECT segment, byte_offset FROM journal_watermarks WHERE journal = :journal")
                .bind("journal", journal)
                .map((row, context) -> new JournalPosition(row.getLong("segment"), row.getLong("byte_offset")))
                .findOne();
    }

    void move(Handle handle, UUID journal, JournalPosition to, Instant now) {
        int known = write(handle, """
                UPDATE journal_watermarks SET segment = :segment, byte_offset = :offset, stored_at = :now
                WHERE journal = :journal""", journal, to, now);
        if (known == 0) {
            write(handle, """
                    INSERT INTO journal_watermarks (journal, segment, byte_offset, stored_at)
                    VALUES (:journal, :segment, :offset, :now)""", journal, to, now);
        }
    }

    private static int write(Handle handle, String sql, UUID journal, JournalPosition to, Instant now) {
        return handle.createUpdate(sql)
                .bind("journal", journal)
                .bind("segment", to.segment())
                .bind("offset", to.offset())
                .bind("now", now)
                .execute();
    }
}
