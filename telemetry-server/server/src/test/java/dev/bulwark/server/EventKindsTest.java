package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.model.ingest.AuditEvent;
import dev.bulwark.model.ingest.AuditSeverity;
import dev.bulwark.model.ingest.Batch;
import dev.bulwark.model.ingest.CounterEvent;
import dev.bulwark.model.ingest.DeploymentEvent;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.EventType;
import dev.bulwark.model.ingest.ExternalSummaryEvent;
import dev.bulwark.model.ingest.IngestAnswer;
import dev.bulwark.model.ingest.JobEvent;
import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.model.ingest.LogEvent;
import dev.bulwark.model.ingest.LogLevel;
import dev.bulwark.model.ingest.Rejection;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.ingest.TimingSummaryEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of each kind of event in the store. */
@Tag("store")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventKindsTest {
    private static final List<String> TABLES = List.of(
            "api_performance_summary",
            "app_exceptions",
            "app_logs",
            "audit_log",
            "business_counters",
            "business_timings",
            "connection_counts",
            "cross_tenant_declarations",
            "data_isolation_violations",
            "deployments",
            "external_call_summary",
            "external_calls",
            "failed_operations",
            "heartbeats",
            "job_runs",
            "performance_metrics",
            "query_performance_log",
            "repeated_statements",
            "request_log",
            "statement_performance_summary",
            "user_activity_log",
            "webhook_calls");

    private final Events events = new Events(Clock.systemUTC());
    private RunningServer server;
    private String token;

    @BeforeAll
    void start(@TempDir Path data) {
        server = RunningServer.start(data, Clock.systemUTC());
        token = server.ingestToken();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void everyKindOfEventIsStoredOnceInItsTableHoweverOftenItIsSent(@TempDir Path data) {
        try (RunningServer fresh = RunningServer.start(data, Clock.systemUTC())) {
            List<TelemetryEvent> all = events.ofEveryKind();
            assertThat(all).extracting(EventType::of).containsExactlyInAnyOrder(EventType.values());
            Batch batch = events.batch("meetings-1", Ledger.EMPTY, all);
            String sender = fresh.ingestToken();

            Answer first = fresh.client().ingest(sender, batch);
            Answer again = fresh.client().ingest(sender, batch);

            assertThat(first.status()).isEqualTo(202);
            assertThat(first.as(IngestAnswer.class)).isEqualTo(new IngestAnswer(all.size(), 0, List.of(), null));
            assertThat(again.as(IngestAnswer.class)).isEqualTo(new IngestAnswer(0, all.size(), List.of(), null));
            for (String table : TABLES) {
                assertThat(fresh.stored("SELECT COUNT(*) FROM " + table + " WHERE app = 'meetings'"))
                        .as(table)
                        .containsExactly("1");
            }
        }
    }

    @Test
    void whatAnEventTellsComesIntoItsColumns() {
        EventHeader header = events.header();
        server.client()
                .ingest(
                        token,
                        events.batch(new LogEvent(
                                header,
                                LogLevel.WARN,
                                "com.example.Teams",
                                "teams",
                                "slow",
                                "list",
                                "/teams",
                                200,
                                812L,
                                Map.of("page", 2),
                                4)));

        assertThat(server.stored("SELECT log_level || '|' || source || '|' || module || '|' || message || '|' || action"
                        + " || '|' || resource || '|' || status || '|' || latency_ms || '|' || extra || '|' || occurrences"
                        + " || '|' || tenant || '|' || user_id || '|' || endpoint || '|' || trace_id || '|' || request_id"
                        + " FROM app_logs WHERE id = '" + header.id() + "'"))
                .containsExactly("warn|com.example.Teams|teams|slow|list|/teams|200|812|{\"page\":2}|4"
                        + "|tenant-1|ada|GET /api/todos|trace-1|request-1");
    }

    @Test
    void whatApplicationsAuditStandsBesideWhatPeopleDidToTheServer() {
        EventHeader header = events.header();
        server.client()
                .ingest(
                        token,
                        events.batch(new AuditEvent(
                                header,
                                "role granted",
                                AuditSeverity.CRITICAL,
                                null,
                                "user",
                                "3",
                                Map.of("role", "member"),
                                Map.of("role", "owner"),
                                null,
                                null,
                                null,
                                null)));

        assertThat(server.stored("SELECT severity || before_values || after_values FROM audit_log WHERE id = '"
                        + header.id() + "'"))
                .containsExactly("critical{\"role\":\"member\"}{\"role\":\"owner\"}");
        assertThat(server.stored("SELECT DISTINCT action FROM audit_log WHERE app IS NULL"))
                .contains("user created");
    }

    @Test
    void summariesThatContradictThemselvesAndOverlongNamesAreRejectedWithTheirField() {
        String one = events.summary("GET /x", 0, 1).histogram();
        Instant now = Instant.now();
        IngestAnswer told = server.client()
                .ingest(
                        token,
                        events.batch(
                                new ExternalSummaryEvent(events.header(), now, "payments", "charge", 2, 0, one),
                                new TimingSummaryEvent(events.header(), now, "render", 1, "AAAA"),
                                new JobEvent(events.header(), "n".repeat(201), 1, true, null),
                                new CounterEvent(events.header(), Instant.EPOCH, "orders", 1, Map.of()),
                                new CounterEvent(events.header(), now, "orders", 1, Map.of("plan", "p".repeat(2_001))),
                                new DeploymentEvent(events.header(), "2.0", "d".repeat(9_000))))
                .as(IngestAnswer.class);

        assertThat(told.accepted()).isEqualTo(1);
        assertThat(told.rejected())
                .extracting(Rejection::reason)
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("histogram holds 1 durations and count says 2"),
                        reason -> assertThat(reason).contains("histogram is"),
                        reason -> assertThat(reason).contains("name is longer than 200"),
                        reason -> assertThat(reason).contains("minute is before the year 2000"),
                        reason -> assertThat(reason).contains("labels is larger than 2000"));
        assertThat(server.stored("SELECT MAX(LENGTH(description)) FROM deployments"))
                .containsExactly("8000");
    }
}
