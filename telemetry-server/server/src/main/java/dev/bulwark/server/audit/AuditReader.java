package dev.bulwark.server.audit;

import dev.bulwark.model.audit.AuditRecord;
import dev.bulwark.model.audit.AuditStats;
import dev.bulwark.model.ingest.AuditSeverity;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.EventList;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.Position;
import dev.bulwark.server.store.Row;
import dev.bulwark.server.store.Tallies;
import dev.bulwark.server.store.TenantScope;
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

    /** All entries. */
    public EventList<AuditRecord> list() {
        return list;
    }

    AuditStats stats(TenantScope scope, Instant now) {
        Conditions recent = new Conditions(scope).and("created_at >= :from", "from", now.minus(RECENT));
        return jdbi.inTransaction(handle -> {
            Map<AuditSeverity, Long> bySeverity = bySeverity(handle, recent);
            long all = bySeverity.values().stream().mapToLong(Long::longValue).sum();
            return new AuditStats(all, bySeverity, Tallies.of(handle, TABLE, "action", recent, TOP));
        });
    }

    private static Map<AuditSeverity, Long> bySeverity(Handle handle, Conditions conditions) {
        Map<AuditSeverity, Long> counts = Tallies.zeros(AuditSeverity.class);
        conditions
                .bindTo(handle.createQuery("SELECT severity, COUNT(*) AS entries FROM audit_log" + conditions.where()
                        + " GROUP BY severity"))
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
