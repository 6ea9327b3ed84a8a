package dev.bulwark.model.ingest;

/** One thing that happened in a monitored application. On the wire the header's fields stand beside the event's own. */
public sealed interface TelemetryEvent
        permits ViolationEvent, FailedOperationEvent, ActivityEvent, RequestSummaryEvent, SlowQueryEvent, GaugeEvent {
    EventHeader header();
}
