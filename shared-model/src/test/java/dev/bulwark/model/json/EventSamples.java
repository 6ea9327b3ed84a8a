package dev.bulwark.model.json;

import dev.bulwark.model.Severity;
import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.AuditEvent;
import dev.bulwark.model.ingest.AuditSeverity;
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
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One event of every kind, with all fields filled. */
final class EventSamples {
    static final String ID = "018f0000-0000-7000-8000-000000000001";
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00.120Z");

    private static final Instant MINUTE = Instant.parse("2026-03-01T12:00:00Z");

    private EventSamples() {}

    static List<TelemetryEvent> all() {
        return List.of(
                violation(),
                failure(),
                new ActivityEvent(header(), "authentication", "sign-in", "user", "3", Map.of("n", 1), "::1", "curl"),
                new RequestSummaryEvent(header(), MINUTE, 1, 0, histogram()),
                new SlowQueryEvent(header(), "SELECT 1", "abc", 700_000, List.of("7"), "at x", 1L),
                gauge(),
                audit(),
                new RequestEvent(header(), 500, 812_000, 4_096L, 12, RequestReason.FAILED, "::1", "curl"),
                statements(),
                new RepeatedStatementEvent(header(), "SELECT 1", "abc", 40, 9_000, "at x"),
                new ExternalCallEvent(header(), "payments", "POST /charges", 90_000, false, "timeout"),
                new ExternalSummaryEvent(header(), MINUTE, "payments", "POST /charges", 1, 1, histogram()),
                new WebhookEvent(header(), "payments", "charge.refunded", false, "unknown charge"),
                log(),
                new ExceptionEvent(header(), "java.io.IOException", "broken pipe", "at x", "1.4.2", 3),
                new ConnectionEvent(header(), "websocket", 3, 1, 1, 7, "meeting-9"),
                new JobEvent(header(), "nightly", 5_000_000, false, "disk full"),
                new HeartbeatEvent(header(), "mail-queue", 60L),
                new DeploymentEvent(header(), "1.4.2", "faster search"),
                new CounterEvent(header(), MINUTE, "orders", 2.5, Map.of("plan", "gold")),
                new TimingSummaryEvent(header(), MINUTE, "render", 1, histogram()),
                new CrossTenantEvent(header(), "nightly totals", 12, "at x"));
    }

    static GaugeEvent gauge() {
        return new GaugeEvent(header(), "pool.active", 3, "connections", Map.of("pool", "main"));
    }

    private static EventHeader header() {
        return new EventHeader(UUID.fromString(ID), NOON, "7", "ana", "GET /api/teams", "trace", "request");
    }

    private static String histogram() {
        LatencyHistogram histogram = new LatencyHistogram();
        histogram.record(1200);
        return histogram.toBase64();
    }

    private static ViolationEvent violation() {
        return new ViolationEvent(
                header(),
                ViolationType.MISSING_FILTER,
                Severity.CRITICAL,
                "GET",
                "SELECT * FROM teams",
                "abc",
                List.of("9"),
                "7",
                Map.of("reason", "no filter", "tables", List.of("teams")),
                "127.0.0.1",
                "curl",
                true,
                List.of(new Mark(14, 19, MarkKind.TABLE)));
    }

    private static FailedOperationEvent failure() {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("to", null);
        return new FailedOperationEvent(header(), "mail", "invite", "timeout", "at x", context, Severity.HIGH);
    }

    private static AuditEvent audit() {
        return new AuditEvent(
                header(),
                "role granted",
                AuditSeverity.ERROR,
                "made owner",
                "user",
                "3",
                Map.of("role", "member"),
                Map.of("role", "owner"),
                "not allowed",
                "at x",
                "::1",
                "curl");
    }

    private static StatementSummaryEvent statements() {
        return new StatementSummaryEvent(
                header(), MINUTE, 1, 0, histogram(), "abc", "SELECT 1", VerdictKind.MISSING_FILTER, 1);
    }

    private static LogEvent log() {
        return new LogEvent(
                header(),
                LogLevel.WARN,
                "com.example.Teams",
                "teams",
                "slow",
                "list",
                "teams",
                200,
                812L,
                Map.of("page", 2),
                4);
    }
}
