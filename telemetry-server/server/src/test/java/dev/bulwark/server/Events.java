package dev.bulwark.server;

import dev.bulwark.model.IdGenerator;
import dev.bulwark.model.Severity;
import dev.bulwark.model.TimeOrderedIds;
import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.AuditEvent;
import dev.bulwark.model.ingest.AuditSeverity;
import dev.bulwark.model.ingest.Batch;
import dev.bulwark.model.ingest.ConnectionEvent;
import dev.bulwark.model.ingest.CounterEvent;
import dev.bulwark.model.ingest.CrossTenantEvent;
import dev.bulwark.model.ingest.DeploymentEvent;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.ExceptionEvent;
import dev.bulwark.model.ingest.ExternalCallEvent;
import dev.bulwark.model.ingest.ExternalSummaryEvent;
import dev.bulwark.model.ingest.FailedOperationEvent;
import dev.bulwark.model.ingest.GaugeEvent;
import dev.bulwark.model.ingest.HeartbeatEvent;
import dev.bulwark.model.ingest.JobEvent;
import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.model.ingest.LogEvent;
import dev.bulwark.model.ingest.LogLevel;
import dev.bulwark.model.ingest.RepeatedStatementEvent;
import dev.bulwark.model.ingest.RequestEvent;
import dev.bulwark.model.ingest.RequestReason;
import dev.bulwark.model.ingest.RequestSummaryEvent;
import dev.bulwark.model.ingest.SlowQueryEvent;
import dev.bulwark.model.ingest.StatementSummaryEvent;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.ingest.TimingSummaryEvent;
import dev.bulwark.model.ingest.ViolationEvent;
import dev.bulwark.model.ingest.WebhookEvent;
import dev.bulwark.model.isolation.Mark;
import dev.bulwark.model.isolation.MarkKind;
import dev.bulwark.model.isolation.VerdictKind;
import dev.bulwark.model.isolation.ViolationType;
import dev.bulwark.model.performance.LatencyHistogram;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes events and batches as an application's instrumentation sends them. */
public final class Events {
    private final Clock clock;
    private final IdGenerator ids;

    public Events(Clock clock) {
        this.clock = clock;
        this.ids = new TimeOrderedIds(clock, new SecureRandom());
    }

    public UUID id() {
        return ids.next();
    }

    public Batch batch(TelemetryEvent... events) {
        return batch("meetings-1", Ledger.EMPTY, List.of(events));
    }

    public Batch batch(String instance, Ledger ledger, List<? extends TelemetryEvent> events) {
        return new Batch(
                ids.next(), RunningServer.APP, instance, "1.4.2", clock.instant(), ledger, List.copyOf(events));
    }

    public ViolationEvent violation() {
        return violation("tenant-1", Severity.CRITICAL, clock.instant());
    }

    public ViolationEvent violation(String tenant, Severity severity, Instant at) {
        return violation(header(tenant, at), ViolationType.MISSING_FILTER, severity, "SELECT * FROM todos", false);
    }

    /** A critical one by the statement with that hash. */
    public ViolationEvent violationBy(String queryHash) {
        return violation(
                header("tenant-1", clock.instant()),
                ViolationType.MISSING_FILTER,
                Severity.CRITICAL,
                "SELECT * FROM todos",
                queryHash,
                false);
    }

    public ViolationEvent violation(
            EventHeader header, ViolationType type, Severity severity, String statement, boolean blocked) {
        return violation(header, type, severity, statement, "00ff00ff00ff00ff", blocked);
    }

    private static ViolationEvent violation(
            EventHeader header,
            ViolationType type,
            Severity severity,
            String statement,
            String queryHash,
            boolean blocked) {
        return new ViolationEvent(
                header,
                type,
                severity,
                "GET",
                statement,
                queryHash,
                List.of("tenant-2"),
                header.tenant(),
                Map.of("reason", "no condition on organization_id", "tables", List.of("todos")),
                "10.0.0.1",
                "JUnit",
                blocked,
                List.of(new Mark(14, 19, MarkKind.TABLE)));
    }

    public FailedOperationEvent failure() {
        return new FailedOperationEvent(
                header("tenant-1", clock.instant()),
                "mail",
                "send invitation",
                "timed out",
                null,
                Map.of(),
                Severity.HIGH);
    }

    public ActivityEvent activity() {
        return new ActivityEvent(
                header("tenant-1", clock.instant()), "authentication", "signed in", null, null, Map.of(), null, null);
    }

    public SlowQueryEvent slowQuery() {
        return new SlowQueryEvent(
                header("tenant-1", clock.instant()), "SELECT 1", "abc", 700_000, List.of("1"), null, null);
    }

    public GaugeEvent gauge(String name, double value) {
        return new GaugeEvent(header(null, clock.instant()), name, value, null, Map.of("pool", "main"));
    }

    public RequestSummaryEvent summary(String endpoint, long errors, long... micros) {
        LatencyHistogram histogram = new LatencyHistogram();
        for (long duration : micros) {
            histogram.record(duration);
        }
        EventHeader header = new EventHeader(ids.next(), clock.instant(), "tenant-1", null, endpoint, null, null);
        return new RequestSummaryEvent(header, clock.instant(), micros.length, errors, histogram.toBase64());
    }

    /** One event of every kind. */
    public List<TelemetryEvent> ofEveryKind() {
        Instant now = clock.instant();
        String histogram = summary("GET /kinds", 0, 1_000).histogram();
        return List.of(
                violation(),
                failure(),
                activity(),
                slowQuery(),
                gauge("pool.active", 3),
                summary("GET /kinds", 1, 1_000, 2_000),
                new AuditEvent(
                        header(),
                        "role granted",
                        AuditSeverity.INFO,
                        null,
                        "user",
                        "3",
                        Map.of("role", "member"),
                        Map.of("role", "owner"),
                        null,
                        null,
                        "::1",
                        null),
                new RequestEvent(header(), 500, 812_000, null, 12, RequestReason.FAILED, "::1", null),
                new StatementSummaryEvent(
                        header(), now, 1, 0, histogram, "abc", "SELECT 1", VerdictKind.MISSING_FILTER, 1),
                new RepeatedStatementEvent(header(), "SELECT 1", "abc", 40, 9_000, null),
                new ExternalCallEvent(header(), "payments", "POST /charges", 90_000, false, "timeout"),
                new ExternalSummaryEvent(header(), now, "payments", "POST /charges", 1, 1, histogram),
                new WebhookEvent(header(), "payments", "charge.refunded", true, null),
                new LogEvent(
                        header(),
                        LogLevel.WARN,
                        "com.example.Teams",
                        null,
                        "slow",
                        null,
                        null,
                        null,
                        null,
                        Map.of(),
                        4),
                new ExceptionEvent(header(), "java.io.IOException", "broken pipe", null, null, 1),
                new ConnectionEvent(header(), "websocket", 3, 1, 1, 7, null),
                new JobEvent(header(), "nightly", 5_000_000, true, null),
                new HeartbeatEvent(header(), "mail-queue", 60L),
                new DeploymentEvent(header(), "1.4.2", null),
                new CounterEvent(header(), now, "orders", 2.5, Map.of("plan", "gold")),
                new TimingSummaryEvent(header(), now, "render", 1, histogram),
                new CrossTenantEvent(header(), "nightly totals", 12, null));
    }

    public EventHeader header() {
        return header("tenant-1", clock.instant());
    }

    public EventHeader header(String tenant, Instant at) {
        return new EventHeader(ids.next(), at, tenant, "ada", "GET /api/todos", "trace-1", "request-1");
    }
}
