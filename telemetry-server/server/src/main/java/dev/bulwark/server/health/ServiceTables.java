package dev.bulwark.server.health;

import dev.bulwark.model.ingest.ConnectionEvent;
import dev.bulwark.model.ingest.ExternalCallEvent;
import dev.bulwark.model.ingest.ExternalSummaryEvent;
import dev.bulwark.model.ingest.WebhookEvent;
import dev.bulwark.server.ingest.EventTable;
import dev.bulwark.server.store.JsonColumns;

/** Where calls from and to outside services, and live connections, are kept. */
public final class ServiceTables {
    private ServiceTables() {}

    /** Single calls to outside services. */
    public static EventTable<ExternalCallEvent> calls(JsonColumns json) {
        return EventTable.of(ExternalCallEvent.class, "external_calls", json)
                .column("service", ExternalCallEvent::service)
                .column("operation", ExternalCallEvent::operation)
                .column("duration_micros", ExternalCallEvent::durationMicros)
                .column("success", ExternalCallEvent::success)
                .column("error_message", ExternalCallEvent::errorMessage);
    }

    /** Calls by minute, service and operation. */
    public static EventTable<ExternalSummaryEvent> callSummaries(JsonColumns json) {
        return EventTable.of(ExternalSummaryEvent.class, "external_call_summary", json)
                .column("started_at", ExternalSummaryEvent::minute)
                .column("service", ExternalSummaryEvent::service)
                .column("operation", ExternalSummaryEvent::operation)
                .column("calls", ExternalSummaryEvent::count)
                .column("errors", ExternalSummaryEvent::errors)
                .column("histogram", ExternalSummaryEvent::histogram);
    }

    /** Calls from outside services. */
    public static EventTable<WebhookEvent> webhooks(JsonColumns json) {
        return EventTable.of(WebhookEvent.class, "webhook_calls", json)
                .column("service", WebhookEvent::service)
                .column("webhook_type", WebhookEvent::webhookType)
                .column("success", WebhookEvent::success)
                .column("error_message", WebhookEvent::errorMessage);
    }

    /** What became of live connections. */
    public static EventTable<ConnectionEvent> connections(JsonColumns json) {
        return EventTable.of(ConnectionEvent.class, "connection_counts", json)
                .column("kind", ConnectionEvent::kind)
                .column("opened", ConnectionEvent::opened)
                .column("closed", ConnectionEvent::closed)
                .column("disconnected", ConnectionEvent::disconnected)
                .column("live", ConnectionEvent::live)
                .column("session_name", ConnectionEvent::session);
    }
}
