package dev.bulwark.server.isolation;

import dev.bulwark.model.ingest.CrossTenantEvent;
import dev.bulwark.server.ingest.EventTable;
import dev.bulwark.server.store.JsonColumns;

/** Where declared work across tenants is kept. */
public final class CrossTenantTables {
    private CrossTenantTables() {}

    /** One row for each reason and endpoint that an instance reports at a time. */
    public static EventTable<CrossTenantEvent> declarations(JsonColumns json) {
        return EventTable.of(CrossTenantEvent.class, "cross_tenant_declarations", json)
                .column("reason", CrossTenantEvent::reason)
                .column("statements", CrossTenantEvent::count)
                .column("stack_trace", CrossTenantEvent::stackTrace);
    }
}
