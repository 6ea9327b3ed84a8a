package dev.bulwark.server;

import dev.bulwark.model.IdGenerator;
import dev.bulwark.model.Severity;
import dev.bulwark.model.TimeOrderedIds;
import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.Batch;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.FailedOperationEvent;
import dev.bulwark.model.ingest.GaugeEvent;
import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.model.ingest.RequestSummaryEvent;
import dev.bulwark.model.ingest.SlowQueryEvent;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.ingest.ViolationEvent;
import dev.bulwark.model.isolation.Mark;
import dev.bulwark.model.isolation.MarkKind;
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

    public ViolationEvent violation(
            EventHeader header, ViolationType type, Severity severity, String statement, boolean blocked) {
        return new ViolationEvent(
                header,
                type,
                severity,
                "GET",
                statement,
                "00ff00ff00ff00ff",
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

    public EventHeader header(String tenant, Instant at) {
        return new EventHeader(ids.next(), at, tenant, "ada", "GET /api/todos", "trace-1", "request-1");
    }
}
