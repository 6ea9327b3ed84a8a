package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.model.Severity;
import dev.bulwark.model.access.Role;
import dev.bulwark.model.ingest.Batch;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.IngestAnswer;
import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.model.ingest.LogEvent;
import dev.bulwark.model.ingest.LogLevel;
import dev.bulwark.model.ingest.Rejection;
import dev.bulwark.model.ingest.RequestSummaryEvent;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.ingest.ViolationEvent;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.model.isolation.ViolationType;
import dev.bulwark.model.json.BatchCodec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IngestTest {
    private static final String VIOLATIONS = "/api/v1/admin/data-isolation/violations";

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
    void aViolationComesBackAsItWasSent() {
        ViolationEvent sent = events.violation();
        server.client().ingest(token, events.batch(sent));

        Violation kept = violation(sent);

        assertThat(kept.createdAt()).isEqualTo(sent.header().at().truncatedTo(ChronoUnit.MILLIS));
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
        String statement = "SELECT \0 \ud800 " + "x".repeat(100_000);
        ViolationEvent sent = events.violation(header, ViolationType.UNDECIDABLE, Severity.WARNING, statement, false);
        String json = json(events.batch(sent));
        assertThat(json).contains("\\u0000");

        assertThat(server.client().ingest(token, json).status()).isEqualTo(202);

        Violation kept = violation(sent);
        assertThat(kept.tenant()).isEqualTo("ten\uFFFDant");
        assertThat(kept.queryText())
                .startsWith("SELECT \uFFFD ")
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
    void aClockThatRanAheadDoesNotMakeEveryLaterLedgerAnOldOne() {
        Batch normal = events.batch("ledger-2", new Ledger(20, Map.of(), 0), List.of());
        Batch ahead = new Batch(
                events.id(),
                normal.app(),
                normal.instance(),
                normal.version(),
                normal.sentAt().plusSeconds(3_000),
                new Ledger(10, Map.of(), 0),
                List.of());

        server.client().ingest(token, ahead);
        server.client().ingest(token, events.batch("ledger-2", new Ledger(20, Map.of(), 0), List.of()));

        assertThat(server.stored("SELECT sent FROM instances WHERE instance = 'ledger-2'"))
                .containsExactly("20");
    }

    @Test
    void countsThatNobodyCanHaveReachedAreRefused() {
        Ledger absurd = new Ledger(1, Map.of("a", Long.MAX_VALUE, "b", Long.MAX_VALUE), 0);

        Answer answer = server.client().ingest(token, events.batch("ledger-3", absurd, List.of()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field()).isEqualTo("ledger");
    }

    @Test
    void aTokenReportsForItsOwnApplicationOnly() {
        Answer answer = server.client().ingest(server.ingestToken("billing"), events.batch(events.violation()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("detail").asText()).contains("billing");
    }

    private Violation violation(ViolationEvent sent) {
        Answer answer = server.client().get(VIOLATIONS + "/" + sent.header().id(), viewer);
        assertThat(answer.status()).isEqualTo(200);
        return answer.as(Violation.class);
    }

    private static String json(Batch batch) {
        return new String(new BatchCodec().write(batch), StandardCharsets.UTF_8);
    }
}
