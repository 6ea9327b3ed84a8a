package dev.bulwark.server.audit;

import dev.bulwark.model.IdGenerator;
import dev.bulwark.server.store.JsonColumns;
import java.time.Clock;
import org.jdbi.v3.core.Handle;

/** Keeps what people did, in the same transaction as the deed: neither is ever stored without the other. Thread-safe. */
public final class AuditLog {
    private final JsonColumns json;
    private final IdGenerator ids;
    private final Clock clock;

    public AuditLog(JsonColumns json, IdGenerator ids, Clock clock) {
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    public void append(Handle handle, AuditEntry entry) {
        handle.createUpdate("""
                        INSERT INTO audit_log (id, created_at, severity, action, user_id, entity_type, entity_id,
                            before_values, after_values, ip_address)
                        VALUES (:id, :at, 'info', :action, :actor, :entityType, :entityId, :before, :after, :address)""")
                .bind("id", ids.next())
                .bind("at", clock.instant())
                .bind("action", entry.action())
                .bind("actor", entry.actor())
                .bind("entityType", entry.entityType())
                .bind("entityId", entry.entityId())
                .bind("before", json.write(entry.before()))
                .bind("after", json.write(entry.after()))
                .bind("address", entry.ipAddress())
                .execute();
    }
}
