package dev.bulwark.model.ingest;

/** One thing that happened in a monitored application. On the wire the header's fields stand beside the event's own. */
public sealed interface TelemetryEvent
        permits ViolationEvent,
                FailedOperationEvent,
                ActivityEvent,
                RequestSummaryEvent,
                SlowQueryEvent,
                GaugeEvent,
                AuditEvent,
                RequestEvent,
                StatementSummaryEvent,
                RepeatedStatementEvent,
                ExternalCallEvent,
                ExternalSummaryEvent,
                WebhookEvent,
                LogEvent,
                ExceptionEvent,
                ConnectionEvent,
                JobEvent,
                HeartbeatEvent,
                DeploymentEvent,
                CounterEvent,
                TimingSummaryEvent,
                CrossTenantEvent {
    EventHeader header();

    /** Adds the event's own fields, without those of its header, in the order in which they are declared. */
    void writeTo(EventFields fields);
}
