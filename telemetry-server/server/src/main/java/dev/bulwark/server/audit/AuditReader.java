package dev.bulwark.server.audit;

import dev.bulwark.model.audit.AuditRecord;
import dev.bulwark.model.audit.AuditStats;
import dev.bulwark.model.ingest.AuditSeverity;
import dev.bulwark.server.store.EventList;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.Position;
import dev.bulwark.server.store.Row;
import dev.bulwark.server.store.Tallies;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reads the audit log: what applications told, and what people did to the server. Thread-safe. */
public final class AuditReader {
    private static final String TABLE = "audit_log";
    private static final Duration RECENT = Duration.ofHours(24);
    private static final int TOP = 10;

    private final Jdbi jdbi;
    private final EventList<AuditRecord> list;

    public AuditReader(Jdbi jdbi, JsonColumns json) {
        this.jdbi = jdbi;
        this.list = new EventList<>(
                jdbi,
                TABLE,
                new AuditRow(json),
                AuditReader::textOf,
                entry -> new Position(entry.createdAt(), entry.id()));
    }

    EventList<AuditRecord> list() {
        return list;
    }

    AuditStats stats(Instant now) {
        Instant from = now.minus(RECENT);
        return jdbi.inTransaction(handle -> {
            Map<AuditSeverity, Long> bySeverity = bySeverity(handle, from);
            long all = bySeverity.values().stream().mapToLong(Long::longValue).sum();
            return new AuditStats(all, bySeverity, Tallies.since(handle, TABLE, "action", from, TOP));
        });
    }

    private static Map<AuditSeverity, Long> bySeverity(Handle handle, Instant from) {
        Map<AuditSeverity, Long> counts = Tallies.zeros(AuditSeverity.class);
        handle.createQuery("""
                        SELECT severity, COUNT(*) AS entries FROM audit_log WHERE created_at >= :from
                        GROUP BY severity""")
                .bind("from", from)
                .map((rs, context) -> {
                    Row row = new Row(rs);
                    return Map.entry(row.constant("severity", AuditSeverity.class), row.number("entries"));
                })
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    private static long textOf(AuditRecord entry) {
        String stack = entry.errorStack();
        return (stack == null ? 0 : stack.length())
                + entry.before().toString().length()
                + entry.after().toString().length();
    }
}
