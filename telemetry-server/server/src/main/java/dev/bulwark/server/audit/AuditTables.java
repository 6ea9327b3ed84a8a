package dev.bulwark.server.audit;

import dev.bulwark.model.ingest.AuditEvent;
import dev.bulwark.server.ingest.EventTable;
import dev.bulwark.server.store.JsonColumns;

/** Where applications' own audit entries are kept: beside those of the server. */
public final class AuditTables {
    private AuditTables() {}

    /** One row for each entry. */
    public static EventTable<AuditEvent> entries(JsonColumns json) {
        return EventTable.of(AuditEvent.class, "audit_log", json)
                .column("action", AuditEvent::action)
                .column("severity", AuditEvent::severity)
                .column("description", AuditEvent::description)
                .column("entity_type", AuditEvent::entityType)
                .column("entity_id", AuditEvent::entityId)
                .column("before_values", AuditEvent::before)
                .column("after_values", AuditEvent::after)
                .column("error_message", AuditEvent::errorMessage)
                .column("error_stack", AuditEvent::errorStack)
                .column("ip_address", AuditEvent::ipAddress)
                .column("user_agent", AuditEvent::userAgent);
    }
}
