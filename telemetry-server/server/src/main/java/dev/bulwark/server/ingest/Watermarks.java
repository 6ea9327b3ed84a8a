package dev.bulwark.server.ingest;

import dev.bulwark.server.journal.JournalPosition;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Up to where journals are in the store. */
final class Watermarks {
    private static final String MOVE = """
            UPDATE journal_watermarks SET segment = :segment, byte_offset = :offset, stored_at = :now
            WHERE journal = :journal AND segment = :leftSegment AND byte_offset = :leftOffset""";
    private static final String BEGIN = """
            INSERT INTO journal_watermarks (journal, segment, byte_offset, stored_at)
            VALUES (:journal, :segment, :offset, :now)""";

    /** Empty when nothing of the journal is in the store. */
    Optional<JournalPosition> of(Handle handle, UUID journal) {
        return handle.createQuery("SELECT segment, byte_offset FROM journal_watermarks WHERE journal = :journal")
                .bind("journal", journal)
                .map((row, context) -> new JournalPosition(row.getLong("segment"), row.getLong("byte_offset")))
                .findOne();
    }

    /**
     * Moves it on from where it was left.
     *
     * @throws StoreFellBackException if it is not there
     */
    void move(Handle handle, UUID journal, JournalPosition from, JournalPosition to, Instant now) {
        int moved = bound(handle.createUpdate(MOVE), journal, to, now)
                .bind("leftSegment", from.segment())
                .bind("leftOffset", from.offset())
                .execute();
        if (moved > 0) {
            return;
        }
        if (!from.equals(JournalPosition.START) || of(handle, journal).isPresent()) {
            throw new StoreFellBackException(from);
        }
        bound(handle.createUpdate(BEGIN), journal, to, now).execute();
    }

    private static Update bound(Update statement, UUID journal, JournalPosition to, Instant now) {
        return statement
                .bind("journal", journal)
                .bind("segment", to.segment())
                .bind("offset", to.offset())
                .bind("now", now);
    }
}
