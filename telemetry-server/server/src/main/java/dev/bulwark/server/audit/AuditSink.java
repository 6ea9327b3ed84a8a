package dev.bulwark.server.audit;

import dev.bulwark.model.ingest.AuditEvent;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.server.ingest.EventSink;
import dev.bulwark.server.ingest.Received;
import dev.bulwark.server.ingest.Source;
import dev.bulwark.server.live.LiveEvent;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.WireName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps applications' own audit entries in the same chain as those of the server. Nothing of them is pushed. Thread-safe. */
public final class AuditSink implements EventSink<AuditEvent> {
    private final AuditChain chain;
    private final JsonColumns json;

    public AuditSink(AuditChain chain, JsonColumns json) {
        this.chain = chain;
        this.json = json;
    }

    @Override
    public Class<AuditEvent> accepts() {
        return AuditEvent.class;
    }

    @Override
    public List<LiveEvent> store(Handle handle, List<Received<AuditEvent>> events) {
        chain.append(
                handle,
                events.stream().map(one -> values(one.source(), one.event())).toList());
        return List.of();
    }

    private Map<String, @Nullable Object> values(Source source, AuditEvent event) {
        Map<String, @Nullable Object> values = new HashMap<>();
        addWhoAndWhere(values, source, event.header());
        values.put("action", event.action());
        values.put("severity", WireName.of(event.severity()));
        values.put("description", event.description());
        values.put("entity_type", event.entityType());
        values.put("entity_id", event.entityId());
        values.put("before_values", json.write(event.before()));
        values.put("after_values", json.write(event.after()));
        values.put("error_message", event.errorMessage());
        values.put("error_stack", event.errorStack());
        values.put("ip_address", event.ipAddress());
        values.put("user_agent", event.userAgent());
        return values;
    }

    private static void addWhoAndWhere(Map<String, @Nullable Object> values, Source source, EventHeader header) {
        values.put("id", header.id());
        values.put("created_at", AuditColumns.stored(header.at()));
        values.put("received_at", AuditColumns.stored(source.receivedAt()));
        values.put("app", source.app());
        values.put("instance", source.instance());
        values.put("tenant", header.tenant());
        values.put("user_id", header.user());
        values.put("endpoint", header.endpoint());
        values.put("trace_id", header.traceId());
        values.put("request_id", header.requestId());
    }
}
