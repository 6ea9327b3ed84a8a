package dev.bulwark.model.ingest;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of events, each with its name on the wire. The one place to add a new kind to. */
public enum EventType {
    VIOLATION("violation", ViolationEvent.class),
    FAILED_OPERATION("failed_operation", FailedOperationEvent.class),
    ACTIVITY("activity", ActivityEvent.class),
    REQUEST_SUMMARY("request_summary", RequestSummaryEvent.class),
    SLOW_QUERY("slow_query", SlowQueryEvent.class),
    GAUGE("gauge", GaugeEvent.class),
    AUDIT("audit", AuditEvent.class),
    REQUEST("request", RequestEvent.class),
    STATEMENT_SUMMARY("statement_summary", StatementSummaryEvent.class),
    REPEATED_STATEMENT("repeated_statement", RepeatedStatementEvent.class),
    EXTERNAL_CALL("external_call", ExternalCallEvent.class),
    EXTERNAL_SUMMARY("external_summary", ExternalSummaryEvent.class),
    WEBHOOK("webhook", WebhookEvent.class),
    LOG("log", LogEvent.class),
    EXCEPTION("exception", ExceptionEvent.class),
    CONNECTION("connection", ConnectionEvent.class),
    JOB("job", JobEvent.class),
    HEARTBEAT("heartbeat", HeartbeatEvent.class),
    DEPLOYMENT("deployment", DeploymentEvent.class),
    COUNTER("counter", CounterEvent.class),
    TIMING_SUMMARY("timing_summary", TimingSummaryEvent.class),
    CROSS_TENANT("cross_tenant", CrossTenantEvent.class);

    private static final Map<String, EventType> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::wireName, Function.identity()));
    private static final Map<Class<?>, EventType> BY_CLASS =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::eventClass, Function.identity()));

    private final String wireName;
    private final Class<? extends TelemetryEvent> eventClass;

    EventType(String wireName, Class<? extends TelemetryEvent> eventClass) {
        this.wireName = wireName;
        this.eventClass = eventClass;
    }

    public String wireName() {
        return wireName;
    }

    public Class<? extends TelemetryEvent> eventClass() {
        return eventClass;
    }

    public static Optional<EventType> byWireName(String name) {
        return Optional.ofNullable(BY_WIRE_NAME.get(name));
    }

    public static EventType of(TelemetryEvent event) {
        EventType type = BY_CLASS.get(event.getClass());
        if (type == null) {
            throw new IllegalStateException(event.getClass() + " is missing in EventType");
        }
        return type;
    }
}
