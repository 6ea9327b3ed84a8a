package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.Judge;
import dev.bulwark.isolation.JudgeSettings;
import dev.bulwark.isolation.Schema;
import dev.bulwark.isolation.StatementAnalysis;
import dev.bulwark.model.Severity;
import dev.bulwark.model.Tally;
import dev.bulwark.model.access.Role;
import dev.bulwark.model.activity.Activity;
import dev.bulwark.model.failures.FailedOperation;
import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.Batch;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.FailedOperationEvent;
import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.model.ingest.RequestEvent;
import dev.bulwark.model.ingest.RequestReason;
import dev.bulwark.model.ingest.SlowQueryEvent;
import dev.bulwark.model.ingest.StatementSummaryEvent;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.ingest.ViolationEvent;
import dev.bulwark.model.isolation.BlastRadius;
import dev.bulwark.model.isolation.BlastRadius.Responses;
import dev.bulwark.model.isolation.BlastRadius.Share;
import dev.bulwark.model.isolation.Verdict;
import dev.bulwark.model.isolation.VerdictKind;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.model.isolation.ViolationDetail;
import dev.bulwark.model.isolation.ViolationType;
import dev.bulwark.model.performance.LatencyHistogram;
import dev.bulwark.model.performance.SingleRequest;
import dev.bulwark.model.performance.SlowExecution;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is known around a violation, and how far it reached. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvestigationTest {
    private static final String PATH = "/api/v1/admin/data-isolation/violations";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:30Z");

    private final SettableClock clock = new SettableClock(NOW);
    private final Events events = new Events(clock);
    private RunningServer server;
    private Client client;
    private String viewer;

    @BeforeAll
    void start(@TempDir Path data) {
        server = RunningServer.start(data, clock);
        client = server.client();
        viewer = server.session(Role.VIEWER);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void theSuggestionAddsWhatTheApplicationsOwnSchemaAsksForAndNothingElse() {
        Schema schema = Schema.builder()
                .tenantTable("todos", "firm")
                .tenantTable("users", "firm")
                .sharedTable("labels")
                .build();
        Judge judge = new Judge(
                schema, JudgeSettings.defaults().withTenantColumn("firm").withDialect(Dialect.H2));
        String sql =
                "SELECT t.title FROM todos t JOIN labels l ON l.id = t.label JOIN users u ON u.firm = ? WHERE t.id = ?";

        ViolationDetail detail = detail(send(found(judge, sql)));

        assertThat(detail.reason()).contains("todos").contains("firm");
        assertThat(detail.suggestion()).contains("t.firm = 'acme'").doesNotContain("l.firm", "u.firm = 'acme'");
        assertThat(judge.analyse(detail.suggestion())
                        .judge("acme", position -> "acme")
                        .kind())
                .isEqualTo(VerdictKind.CONFINED);
        assertThat(detail.guidance().steps()).isNotEmpty();
    }

    @Test
    void whatNoTextCanMendHasNoSuggestion() {
        ViolationDetail wrongValue = detail(send(violation(
                header("acme", null, null), "SELECT * FROM todos WHERE organization_id = ?", "1111", Map.of())));
        ViolationDetail unreadable =
                detail(send(violation(header("acme", null, null), "SELECT FROM WHERE ((", "1112", Map.of())));

        assertThat(wrongValue.suggestion()).isNull();
        assertThat(unreadable.suggestion()).isNull();
        assertThat(wrongValue.reason()).isEqualTo(wrongValue.guidance().meaning());
    }

    @Test
    void theDetailIsStillTheViolationForWhomKnowsNothingElse() {
        ViolationEvent sent = violation(header("acme", null, null), "SELECT 1", "1113", Map.of("reason", "why"));
        UUID id = send(sent);

        Violation read = client.get(PATH + "/" + id, viewer).as(Violation.class);

        assertThat(read).isEqualTo(detail(id).violation());
        assertThat(read.queryText()).isEqualTo(sent.queryText());
        assertThat(client.get(PATH + "/" + id + "?full=true", viewer).field()).isEqualTo("full");
    }

    @Test
    void everythingOfTheSameRequestOrTraceStandsBesideIt() {
        ViolationEvent violation = violation(header("acme", "trace-r", "request-r"), "SELECT 1", "1114", Map.of());
        RequestEvent request = new RequestEvent(
                header("acme", "trace-r", null), 500, 9_000, null, 3, RequestReason.FAILED, null, null);
        FailedOperationEvent failure = new FailedOperationEvent(
                header("acme", null, "request-r"), "mail", "send", "timeout", null, Map.of(), Severity.HIGH);
        SlowQueryEvent slow =
                new SlowQueryEvent(header("acme", "trace-r", null), "SELECT 2", "22", 700_000, List.of(), null, null);
        ActivityEvent activity = new ActivityEvent(
                header("acme", "trace-r", "request-r"), "import", "file read", null, null, Map.of(), null, null);
        ActivityEvent other = new ActivityEvent(
                header("acme", "trace-x", "request-x"), "import", "file read", null, null, Map.of(), null, null);
        ActivityEvent namesake = new ActivityEvent(
                header("acme", null, "request-r"), "import", "file read", null, null, Map.of(), null, null);
        send(violation, request, failure, slow, activity, other);
        client.ingest(server.ingestToken("another-app"), otherApp(namesake));

        ViolationDetail detail = detail(violation.header().id());

        assertThat(detail.relatedRequests()).extracting(SingleRequest::id).containsExactly(idOf(request));
        assertThat(detail.relatedFailures()).extracting(FailedOperation::id).containsExactly(idOf(failure));
        assertThat(detail.relatedSlowQueries()).extracting(SlowExecution::id).containsExactly(idOf(slow));
        assertThat(detail.relatedActivity()).extracting(Activity::id).containsExactly(idOf(activity));
    }

    @Test
    void siblingsAreTheOthersByTheSameStatement() {
        ViolationEvent one = violation(header("acme", null, null), "SELECT 3", "1115", Map.of());
        ViolationEvent two = violation(header("acme", null, null), "SELECT 3", "1115", Map.of());
        send(one, two);

        ViolationDetail detail = detail(idOf(one));

        assertThat(detail.siblings().count()).isEqualTo(1);
        assertThat(detail.siblings().ids()).containsExactly(idOf(two));
    }

    @Test
    void theBlastRadiusAddsUpEverythingThatWasReportedOfTheStatement() {
        Map<String, Object> onLedgers = Map.of("tables", List.of("ledgers"), "reason", "x", "count", 3);
        Map<String, Object> rows = Map.of("found", "rows", "reason", "y", "count", 40);
        ViolationEvent first = violation(header("acme", null, "q1", "ana"), "SELECT 4", "1116", onLedgers);
        send(
                first,
                violation(header("acme", null, "q2", "bob"), "SELECT 4", "1116", onLedgers),
                violation(header("mill", null, "q2", "bob"), ViolationType.WRONG_ORG, "1116", rows, "t7", false),
                violation(
                        header("mill", null, "q3", "bob"), ViolationType.MISSING_FILTER, "1116", onLedgers, "t9", true),
                violation(header("acme", null, "q1"), ViolationType.RESPONSE_CONTAMINATION, null, Map.of(), "t7", true),
                violation(header("acme", null, null), "SELECT 5 FROM ledgers", "1117", onLedgers),
                violation(header("acme", null, null), "SELECT 6", "1118", Map.of("tables", List.of("notes"))),
                executions("1116", VerdictKind.MISSING_FILTER, 250),
                executions("1116", VerdictKind.CONFINED, 1_000));

        BlastRadius radius =
                client.get(PATH + "/" + idOf(first) + "/blast-radius", viewer).as(BlastRadius.class);

        assertThat(radius.violations()).isEqualTo(4);
        assertThat(radius.blocked()).isEqualTo(1);
        assertThat(radius.unbounded()).isTrue();
        assertThat(radius.rows()).isEqualTo(40);
        assertThat(radius.executions()).isEqualTo(250);
        assertThat(radius.tenants()).isEqualTo(new Share(2, List.of(new Tally("t7", 1), new Tally("t9", 1))));
        assertThat(radius.callers()).isEqualTo(new Share(2, List.of(new Tally("acme", 2), new Tally("mill", 2))));
        assertThat(radius.users()).isEqualTo(new Share(2, List.of(new Tally("bob", 3), new Tally("ana", 1))));
        assertThat(radius.responses()).isEqualTo(new Responses(1, 1));
        assertThat(radius.firstAt()).isEqualTo(NOW);
        assertThat(radius.otherStatements())
                .extracting(BlastRadius.OtherStatement::queryHash)
                .containsExactly("1117");
    }

    @Test
    void withoutAStatementTheEndpointIsTheDefect() {
        ViolationEvent one = violation(
                header("acme", null, "e1", "eve"),
                ViolationType.RESPONSE_CONTAMINATION,
                null,
                Map.of("connectionCut", false),
                "t8",
                true);
        send(one);

        BlastRadius radius =
                client.get(PATH + "/" + idOf(one) + "/blast-radius", viewer).as(BlastRadius.class);

        assertThat(radius.unbounded()).isFalse();
        assertThat(radius.rows()).isNull();
        assertThat(radius.executions()).isNull();
        assertThat(radius.responses().exposed()).isZero();
        assertThat(radius.otherStatements()).isEmpty();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (String what : List.of("", "/blast-radius")) {
            assertThat(client.get(PATH + "/" + events.id() + what, viewer).status())
                    .isEqualTo(404);
            assertThat(client.get(PATH + "/nonsense" + what, viewer).field()).isEqualTo("id");
        }
    }

    private ViolationEvent found(Judge judge, String sql) {
        StatementAnalysis analysis = judge.analyse(sql);
        BoundParameters bound = position -> position == 1 ? "acme" : 7;
        Verdict verdict = analysis.judge("acme", bound);
        assertThat(verdict.kind()).isEqualTo(VerdictKind.MISSING_FILTER);
        return violation(
                header("acme", null, null),
                sql,
                analysis.hash(),
                Map.of("reason", verdict.reason(), "tables", verdict.tables()));
    }

    private ViolationEvent violation(EventHeader header, String sql, String hash, Map<String, Object> details) {
        return violation(header, ViolationType.MISSING_FILTER, sql, hash, details, List.of(), false);
    }

    private ViolationEvent violation(
            EventHeader header,
            ViolationType type,
            @Nullable String hash,
            Map<String, Object> details,
            String accessed,
            boolean blocked) {
        return violation(header, type, "SELECT 4", hash, details, List.of(accessed), blocked);
    }

    private ViolationEvent violation(
            EventHeader header,
            ViolationType type,
            String sql,
            @Nullable String hash,
            Map<String, Object> details,
            List<String> accessed,
            boolean blocked) {
        return new ViolationEvent(
                header,
                type,
                Severity.CRITICAL,
                "GET",
                sql,
                hash,
                accessed,
                header.tenant(),
                new HashMap<>(details),
                null,
                null,
                blocked,
                List.of());
    }

    private StatementSummaryEvent executions(String hash, VerdictKind verdict, int count) {
        LatencyHistogram histogram = new LatencyHistogram();
        histogram.record(1_000, count);
        return new StatementSummaryEvent(
                header("acme", null, null), clock.instant(), count, 0, histogram.toBase64(), hash, null, verdict, 0);
    }

    private EventHeader header(String tenant, @Nullable String trace, @Nullable String request) {
        return header(tenant, trace, request, null);
    }

    private EventHeader header(String tenant, @Nullable String trace, @Nullable String request, @Nullable String user) {
        return new EventHeader(events.id(), clock.instant(), tenant, user, "GET /api/todos", trace, request);
    }

    private UUID send(TelemetryEvent... some) {
        Answer answer = client.ingest(server.ingestToken(), events.batch(some));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().path("rejected")).isEmpty();
        return idOf(some[0]);
    }

    private Batch otherApp(TelemetryEvent event) {
        return new Batch(events.id(), "another-app", "another-1", "1", clock.instant(), Ledger.EMPTY, List.of(event));
    }

    private ViolationDetail detail(UUID id) {
        Answer answer = client.get(PATH + "/" + id, viewer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(ViolationDetail.class);
    }

    private static UUID idOf(TelemetryEvent event) {
        return event.header().id();
    }
}
