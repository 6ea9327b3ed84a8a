package dev.bulwark.server.audit;

import dev.bulwark.server.store.Row;
import java.sql.SQLException;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;

/** Goes over the whole audit log and tells whether every entry is there, unchanged and in its place. Thread-safe. */
public final class AuditVerifier {
    private static final String ENTRIES = "SELECT * FROM audit_log ORDER BY chain_sequence NULLS LAST, id";

    private static final int FETCHED_AT_ONCE = 500;

    private final AuditSeal seal;

    public AuditVerifier(AuditSeal seal) {
        this.seal = seal;
    }

    /**
     * What was found.
     *
     * @param sound how many entries from the first on are as they were written
     * @param fault what is wrong with the next one; null when nothing is
     */
    public record Result(long sound, @Nullable String fault) {
        /** The number of the first entry that is not as it was written; of use only if there is a fault. */
        public long firstBad() {
            return sound + 1;
        }
    }

    /** An entry as it stands in the store. */
    private record Found(@Nullable Long sequence, @Nullable String seal, Map<String, @Nullable Object> values) {}

    /** @param saved a head that was kept elsewhere; null when there is none, and then a cut end may stay unseen */
    public Result verify(Handle handle, @Nullable AuditHead saved) {
        AuditHead last = new AuditHead(0, AuditSeal.NOTHING_BEFORE);
        try (ResultIterator<Found> entries = handle.createQuery(ENTRIES)
                .setFetchSize(FETCHED_AT_ONCE)
                .map((rs, context) -> found(new Row(rs)))
                .iterator()) {
            while (entries.hasNext()) {
                Found entry = entries.next();
                AuditHead right =
                        new AuditHead(last.sequence() + 1, seal.of(last.seal(), last.sequence() + 1, entry.values()));
                String fault = fault(entry, right, saved);
                if (fault != null) {
                    return new Result(last.sequence(), fault);
                }
                last = right;
            }
        }
        return new Result(last.sequence(), faultOfEnd(last, AuditChain.head(handle), saved));
    }

    private static @Nullable String fault(Found entry, AuditHead right, @Nullable AuditHead saved) {
        Long sequence = entry.sequence();
        if (sequence == null || sequence < right.sequence()) {
            return "an entry was inserted";
        }
        if (sequence > right.sequence()) {
            return "an entry is missing";
        }
        if (!right.seal().equals(entry.seal())) {
            return "an entry was changed or moved";
        }
        return saved != null && saved.sequence() == sequence && !saved.equals(right)
                ? "the saved head belongs to another log"
                : null;
    }

    private static @Nullable String faultOfEnd(AuditHead last, AuditHead noted, @Nullable AuditHead saved) {
        long longest = Math.max(noted.sequence(), saved == null ? 0 : saved.sequence());
        if (longest > last.sequence()) {
            return (longest - last.sequence()) + " entries were cut off at the end";
        }
        return noted.equals(last) ? null : "the note of the newest entry was changed";
    }

    private static Found found(Row row) throws SQLException {
        return new Found(row.optionalNumber("chain_sequence"), row.optionalText("chain_seal"), AuditColumns.read(row));
    }
}
