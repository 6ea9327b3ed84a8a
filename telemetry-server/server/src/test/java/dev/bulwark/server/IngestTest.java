package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.model.Severity;
import dev.bulwark.model.access.Role;
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
import dev.bulwark.model.ingest.RequestSummaryEvent;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.ingest.TimingSummaryEvent;
import dev.bulwark.model.ingest.ViolationEvent;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.model.isolation.ViolationType;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IngestTest {
    private static final String VIOLATIONS = "/api/v1/admin/data-isolation/violations";

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
    private String viewer;

    @BeforeAll
    void start(@TempDir Path data) {
        server = RunningServer.start(data, Clock.systemUTC());
        token = server.ingestToken();
        viewer = server.session(Role.VIEWER);
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
                .contains("signed in");
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

    @Test
    void aViolationComesBackAsItWasSent() {
        ViolationEvent sent = events.violation();
        server.client().ingest(token, events.batch(sent));

        Violation kept = violation(sent);

        assertThat(kept.createdAt()).isEqualTo(sent.header().at().truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
        assertThat(kept.tenant()).isEqualTo("tenant-1");
        assertThat(kept.user()).isEqualTo("ada");
        assertThat(kept.app()).isEqualTo("meetings");
        assertThat(kept.instance()).isEqualTo("meetings-1");
        assertThat(kept.queryText()).isEqualTo(sent.queryText());
        assertThat(kept.marks()).isEqualTo(sent.marks());
        assertThat(kept.details()).isEqualTo(sent.details());
        assertThat(kept.accessedTenants()).containsExactly("tenant-2");
        assertThat(kept.traceId()).isEqualTo("trace-1");
        assertThat(kept.resolved()).isFalse();
    }

    @Test
    void aBatchThatIsSentAgainIsAllDuplicates() {
        Batch batch = events.batch(events.violation(), events.activity());

        server.client().ingest(token, batch);
        Answer again = server.client().ingest(token, batch);

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.as(IngestAnswer.class)).isEqualTo(new IngestAnswer(0, 2, List.of(), null));
    }

    @Test
    void anEventThatStandsTwiceInABatchIsStoredOnce() {
        ViolationEvent twice = events.violation();

        Answer answer = server.client().ingest(token, events.batch(twice, twice, events.violation()));

        assertThat(answer.as(IngestAnswer.class)).isEqualTo(new IngestAnswer(2, 1, List.of(), null));
    }

    @Test
    void summariesOfOneMinuteAreMergedIntoOneRow() {
        server.client().ingest(token, events.batch(events.summary("GET /merged", 1, 1_000)));
        RequestSummaryEvent later = events.summary("GET /merged", 0, 3_000, 5_000);
        server.client().ingest(token, events.batch(later));
        server.client().ingest(token, events.batch(later));

        assertThat(server.stored("SELECT SUM(requests) FROM api_performance_summary WHERE endpoint = 'GET /merged'"))
                .containsExactly("3");
        assertThat(server.stored("SELECT SUM(errors) FROM api_performance_summary WHERE endpoint = 'GET /merged'"))
                .containsExactly("1");
    }

    @Test
    void anApplicationThatMakesUpEndpointsFillsOneRowForTheRest() {
        RequestSummaryEvent one = events.summary("GET /made-up/0", 0, 1_000);
        List<TelemetryEvent> many = IntStream.range(0, 5_200)
                .mapToObj(i -> (TelemetryEvent) new RequestSummaryEvent(
                        new EventHeader(
                                events.id(), one.header().at(), "made-up", null, "GET /made-up/" + i, null, null),
                        Instant.parse("2026-01-05T00:00:00Z"),
                        1,
                        0,
                        one.histogram()))
                .toList();

        Answer answer = server.client().ingest(token, events.batch("inventive", Ledger.EMPTY, many));

        assertThat(answer.as(IngestAnswer.class).accepted()).isEqualTo(5_200);
        String minute =
                " FROM api_performance_summary WHERE started_at = TIMESTAMP WITH TIME ZONE '2026-01-05 00:00:00Z'";
        assertThat(server.stored("SELECT SUM(requests)" + minute)).containsExactly("5200");
        assertThat(server.stored("SELECT requests" + minute + " AND endpoint = '(other)'"))
                .containsExactly("200");
    }

    @Test
    void whatCannotBeStoredIsRejectedByItsPlaceAndTheRestIsKept() {
        RequestSummaryEvent good = events.summary("GET /x", 0, 1);
        RequestSummaryEvent noHistogram =
                new RequestSummaryEvent(events.header(null, Instant.now()), Instant.now(), 1, 0, "AAAA");
        RequestSummaryEvent miscounted =
                new RequestSummaryEvent(events.header(null, Instant.now()), Instant.now(), 7, 0, good.histogram());
        String unknown =
                "{\"id\":\"%s\",\"type\":\"tea_break\",\"at\":\"2026-03-01T12:00:00.000Z\"},".formatted(events.id());
        String json = json(events.batch(good, noHistogram, miscounted, events.violation()))
                .replace("\"events\":[", "\"events\":[" + unknown);

        Answer answer = server.client().ingest(token, json);

        assertThat(answer.status()).isEqualTo(202);
        IngestAnswer told = answer.as(IngestAnswer.class);
        assertThat(told.accepted()).isEqualTo(2);
        assertThat(told.rejected()).extracting(Rejection::index).containsExactly(0, 2, 3);
        assertThat(told.rejected().get(2).reason()).contains("histogram holds 1 durations and count says 7");
    }

    @Test
    void absurdTimesAndOverlongNamesAreRejectedOneByOne() {
        EventHeader longTenant = events.header("x".repeat(201), Instant.now());
        Answer answer = server.client()
                .ingest(
                        token,
                        events.batch(
                                events.violation("t", Severity.HIGH, Instant.EPOCH),
                                events.violation("t", Severity.HIGH, Instant.parse("2200-01-01T00:00:00Z")),
                                events.violation(longTenant, ViolationType.WRONG_ORG, Severity.HIGH, "SELECT 1", true),
                                events.violation()));

        IngestAnswer told = answer.as(IngestAnswer.class);
        assertThat(told.accepted()).isEqualTo(1);
        assertThat(told.rejected()).extracting(Rejection::index).containsExactly(0, 1, 2);
    }

    @Test
    void poisonedTextIsMadeHarmlessAndLongTextIsCut() {
        EventHeader header = events.header("ten\0ant", Instant.now());
        String statement = "SELECT '\0 \ud800 " + "x".repeat(100_000) + "'";
        ViolationEvent sent = events.violation(header, ViolationType.UNDECIDABLE, Severity.WARNING, statement, false);
        String json = json(events.batch(sent));
        assertThat(json).contains("\\u0000");

        assertThat(server.client().ingest(token, json).status()).isEqualTo(202);

        Violation kept = violation(sent);
        assertThat(kept.tenant()).isEqualTo("ten\uFFFDant");
        assertThat(kept.queryText())
                .startsWith("SELECT '\uFFFD ")
                .endsWith("… (cut)")
                .hasSize(64 * 1024);
    }

    @Test
    void secretsThatAnApplicationLeftInAreTakenOutBeforeAnythingIsStored() {
        EventHeader header =
                new EventHeader(events.id(), Instant.now(), "tenant-1", "mail:a3f90c12ab34", "GET /login", null, null);
        ViolationEvent statement = events.violation(
                events.header(),
                ViolationType.MISSING_FILTER,
                Severity.HIGH,
                "SELECT id FROM users WHERE password = 'hunter2-planted'",
                false);

        Answer answer = server.client()
                .ingest(
                        token,
                        events.batch(
                                new LogEvent(
                                        header,
                                        LogLevel.INFO,
                                        null,
                                        null,
                                        "sign-in with password=hunter2-planted by ana.planted@example.com",
                                        null,
                                        null,
                                        null,
                                        null,
                                        Map.of("form", Map.of("api_key", "key-planted")),
                                        1),
                                statement));

        assertThat(answer.as(IngestAnswer.class).accepted()).isEqualTo(2);
        assertThat(server.stored("SELECT user_id || '|' || message || '|' || extra FROM app_logs WHERE id = '"
                        + header.id() + "'"))
                .singleElement()
                .asString()
                .startsWith("mail:a3f90c12ab34|sign-in with password=")
                .contains("api_key")
                .doesNotContain("planted");
        assertThat(violation(statement).queryText())
                .startsWith("SELECT id FROM users WHERE password = ")
                .doesNotContain("planted");
    }

    @Test
    void theNextGoodBatchIsStoredAfterABadOne() {
        server.client().ingest(token, "{\"batchId\":");

        assertThat(server.client()
                        .ingest(token, events.batch(events.violation()))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void theLedgerOfAnInstanceIsKeptAndAnOlderOneDoesNotReplaceIt() {
        Batch newer = events.batch("ledger-1", new Ledger(10, Map.of("spool full", 3L), 2), List.of());
        Batch older = new Batch(
                events.id(),
                newer.app(),
                newer.instance(),
                "1.4.1",
                newer.sentAt().minusSeconds(60),
                new Ledger(5, Map.of(), 0),
                List.<TelemetryEvent>of(events.activity()));

        server.client().ingest(token, newer);
        server.client().ingest(token, older);

        assertThat(server.stored(
                        "SELECT sent || ' ' || dropped_sum || ' ' || spooled || ' ' || stored || ' ' || version"
                                + " FROM instances WHERE instance = 'ledger-1'"))
                .containsExactly("10 3 2 1 1.4.2");
    }

    @Test
    void aTokenReportsForItsOwnApplicationOnly() {
        Answer answer = server.client().ingest(server.ingestToken("billing"), events.batch(events.violation()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("detail").asText()).contains("billing");
    }

    static Stream<Arguments> badBatches() {
        String at = "\"at\":\"2026-03-01T12:00:00.000Z\"";
        String id = "\"id\":\"01890000-0000-7000-8000-000000000009\"";
        String violation = "{" + id + "," + at + ",\"type\":\"violation\",\"violationType\":\"missing_filter\","
                + "\"severity\":\"critical\",\"blocked\":false";
        return Stream.of(
                Arguments.of("no JSON", "nonsense", ""),
                Arguments.of("empty", "", ""),
                Arguments.of("cut off", "{\"batchId\":\"", ""),
                Arguments.of("an array", "[]", ""),
                Arguments.of("a number", "1", ""),
                Arguments.of("two documents", envelope("[]") + "{}", ""),
                Arguments.of("no events", envelope("[]").replace("events", "event"), "events"),
                Arguments.of("events are no array", envelope("{}"), "events"),
                Arguments.of("no batch id", envelope("[]").replace("batchId", "batch"), "batch"),
                Arguments.of("a batch id that is none", envelope("[]").replace("0001\"", "\""), "batchId"),
                Arguments.of("no instance", envelope("[]").replace("\"m1\"", "\"\""), "instance"),
                Arguments.of("a time without zone", envelope("[]").replace("00Z", "00"), "sentAt"),
                Arguments.of("a time before computers", envelope("[]").replace("2026", "1826"), "sentAt"),
                Arguments.of("a time after them", envelope("[]").replace("2026", "+999999999"), "sentAt"),
                Arguments.of("an overlong instance", envelope("[]").replace("m1", "m".repeat(201)), "instance"),
                Arguments.of("an unknown field", envelope("[]").replace("{\"batch", "{\"x\":1,\"batch"), "x"),
                Arguments.of("a doubled field", envelope("[]").replace("{", "{\"app\":\"a\","), ""),
                Arguments.of("an event that is no object", envelope("[7]"), "events[0].type"),
                Arguments.of("an event without type", envelope("[{" + id + "}]"), "events[0].type"),
                Arguments.of("an event without id", envelope("[{" + at + ",\"type\":\"activity\"}]"), "events[0]"),
                Arguments.of(
                        "an unknown field of an event",
                        envelope("[" + violation + ",\"colour\":1}]"),
                        "events[0].colour"),
                Arguments.of(
                        "a wrong type",
                        envelope("[" + violation.replace("false", "\"no\"") + "}]"),
                        "events[0].blocked"),
                Arguments.of(
                        "an unknown severity",
                        envelope("[" + violation.replace("critical", "mild") + "}]"),
                        "events[0].severity"),
                Arguments.of("a bomb of nesting", envelope("[" + "[".repeat(10_000) + "]".repeat(10_000) + "]"), ""),
                Arguments.of(
                        "NaN",
                        envelope("[{" + id + "," + at + ",\"type\":\"gauge\",\"name\":\"x\",\"value\":NaN}]"),
                        ""),
                Arguments.of(
                        "an infinite value",
                        envelope("[{" + id + "," + at + ",\"type\":\"gauge\",\"name\":\"x\",\"value\":1e999}]"),
                        "events[0]"),
                Arguments.of(
                        "a string of 5 MiB",
                        envelope("[" + violation + ",\"queryText\":\"" + "x".repeat(4_200_000) + "\"}]"),
                        null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badBatches")
    void aBatchThatIsNotReadableAsAWholeIsRefusedWithItsFault(String name, String body, String field) {
        List<String> before = server.stored("SELECT COUNT(*) FROM received_events");

        Answer answer = server.client().ingest(token, body);

        if (field == null) {
            assertThat(answer.status()).isEqualTo(413);
        } else {
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.field()).as(answer.body()).isEqualTo(field);
        }
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.json().path("detail").asText()).isNotBlank().doesNotContain("dev.bulwark", "Exception");
        assertThat(server.stored("SELECT COUNT(*) FROM received_events")).isEqualTo(before);
    }

    private static String envelope(String events) {
        return "{\"batchId\":\"01890000-0000-7000-8000-000000000001\",\"app\":\"meetings\",\"instance\":\"m1\","
                + "\"version\":\"1\",\"sentAt\":\"2026-03-01T12:00:00Z\",\"events\":" + events + "}";
    }

    private Violation violation(ViolationEvent sent) {
        Answer answer = server.client().get(VIOLATIONS + "/" + sent.header().id(), viewer);
        assertThat(answer.status()).isEqualTo(200);
        return answer.as(Violation.class);
    }

    private static String json(Batch batch) {
        return new String(
                new dev.bulwark.model.json.BatchCodec().write(batch), java.nio.charset.StandardCharsets.UTF_8);
    }
}
