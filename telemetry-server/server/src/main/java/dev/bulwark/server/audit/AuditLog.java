package dev.bulwark.server.audit;

import dev.bulwark.model.IdGenerator;
import dev.bulwark.server.store.JsonColumns;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps what people did, in the same transaction as the deed: neither is ever stored without the other. Thread-safe. */
public final class AuditLog {
    private final AuditChain chain;
    private final JsonColumns json;
    private final IdGenerator ids;
    private final Clock clock;

    public AuditLog(AuditChain chain, JsonColumns json, IdGenerator ids, Clock clock) {
        this.chain = chain;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    public void append(Handle handle, AuditEntry entry) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", ids.next());
        values.put("created_at", AuditColumns.stored(clock.instant()));
        values.put("severity", "info");
        values.put("action", entry.action());
        values.put("user_id", entry.actor());
        values.put("entity_type", entry.entityType());
        values.put("entity_id", entry.entityId());
        values.put("before_values", json.write(entry.before()));
        values.put("after_values", json.write(entry.after()));
        values.put("ip_address", entry.ipAddress());
        chain.append(handle, List.of(values));
    }
}
