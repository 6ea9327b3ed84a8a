package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bulwark.model.Severity;
import dev.bulwark.model.access.Role;
import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.ConnectionEvent;
import dev.bulwark.model.ingest.CrossTenantEvent;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.ExternalCallEvent;
import dev.bulwark.model.ingest.ExternalSummaryEvent;
import dev.bulwark.model.ingest.FailedOperationEvent;
import dev.bulwark.model.ingest.RepeatedStatementEvent;
import dev.bulwark.model.ingest.RequestEvent;
import dev.bulwark.model.ingest.RequestReason;
import dev.bulwark.model.ingest.RequestSummaryEvent;
import dev.bulwark.model.ingest.SlowQueryEvent;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.ingest.ViolationEvent;
import dev.bulwark.model.ingest.WebhookEvent;
import dev.bulwark.model.isolation.ViolationType;
import dev.bulwark.model.performance.LatencyHistogram;
import dev.bulwark.server.access.TenantRule;
import dev.bulwark.server.http.DeclaredRoute;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who may see one tenant only is answered, by every route and about every id, exactly as if there were no other tenant: one
 * server holds both tenants, another the first alone, and their answers are the same to the letter.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantMatrixTest {
    private static final String OWN = "alpha";
    private static final String OTHER = "beta";
    private static final String NONE = "none";
    private static final String STREAM = "/api/v1/stream";
    private static final Map<String, String> BODIES = Map.of(
            "POST /api/v1/admin/data-isolation/check", "{\"sql\":\"SELECT * FROM shared\",\"tenant\":\"alpha\"}");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:30Z"));
    private final Events events = new Events(clock);
    private final Map<String, UUID> violations = new LinkedHashMap<>();
    private final Map<String, UUID> failures = new LinkedHashMap<>();
    private RunningServer both;
    private RunningServer alone;
    private Map<String, String> inBoth;
    private Map<String, String> inAlone;

    @BeforeAll
    void start(@TempDir Path data) {
        both = RunningServer.start(data.resolve("both"), clock);
        alone = RunningServer.start(data.resolve("alone"), clock);
        List<TelemetryEvent> own = eventsOf(OWN, OTHER);
        List<TelemetryEvent> other = eventsOf(OTHER, OWN);
        violations.put(NONE, events.id());
        failures.put(NONE, events.id());
        report(alone, own);
        report(both, own);
        report(both, other);
        inBoth = callers(both);
        inAlone = callers(alone);
    }

    @AfterAll
    void stop() {
        requireNothingUnproven();
        both.close();
        alone.close();
    }

    /** By the server's own judge, over everything that the tests here had it read. */
    private void requireNothingUnproven() {
        assertThat(ownVerdicts())
                .filteredOn(line -> line.contains("confined"))
                .noneMatch(line -> line.endsWith(" 0.0"));
        requireNoAlarm();
    }

    private void requireNoAlarm() {
        assertThat(ownVerdicts())
                .filteredOn(line -> !line.contains("confined") && !line.contains("no_tenant_data"))
                .isNotEmpty()
                .allMatch(line -> line.endsWith(" 0.0"));
    }

    private List<String> ownVerdicts() {
        return both.client()
                .get("/metrics", both.session(Role.VIEWER))
                .body()
                .lines()
                .filter(line -> line.startsWith("bulwark_own_statements{"))
                .toList();
    }

    @Test
    void aStrangerWhoAsksWhetherTheServerIsWellIsNoAlarm() {
        assertThat(both.client().get("/api/system/health", "").status()).isEqualTo(200);

        requireNoAlarm();
    }

    @TestFactory
    Stream<DynamicTest> aTenantIsAnsweredAsIfThereWereNoOther() {
        return narrowed()
                .flatMap(route -> Stream.of(OWN, OTHER, NONE)
                        .filter(whose -> route.path().contains("{") || whose.equals(OWN))
                        .flatMap(whose -> inBoth.keySet().stream()
                                .map(caller -> DynamicTest.dynamicTest(
                                        "%s %s of %s by %s".formatted(route.method(), route.path(), whose, caller),
                                        () -> requireNoTraceOfOthers(route, whose, caller)))));
    }

    private void requireNoTraceOfOthers(DeclaredRoute route, String whose, String caller) {
        Answer answer = ask(both, route, whose, inBoth.get(caller));
        Answer withoutOthers = ask(alone, route, whose, inAlone.get(caller));

        assertThat(answer.status()).isEqualTo(withoutOthers.status());
        assertThat(answer.body()).isEqualTo(withoutOthers.body());
        if (!whose.equals(OWN)) {
            assertThat(answer.status()).isIn(403, 404);
        } else if (caller.startsWith("engineer")) {
            assertThat(answer.status()).isIn(200, 409);
        }
    }

    /** Otherwise the sameness above could be that of nothing with nothing. */
    @TestFactory
    Stream<DynamicTest> whoSeesAllTenantsIsAnsweredMore() {
        String viewer = both.session(Role.VIEWER);
        return narrowed()
                .filter(route -> route.method().equals("GET") && !route.path().contains("{"))
                .map(route -> DynamicTest.dynamicTest(
                        route.path(),
                        () -> assertThat(ask(both, route, OWN, viewer).body())
                                .isNotEqualTo(ask(both, route, OWN, inBoth.get("viewer"))
                                        .body())));
    }

    @Test
    void theNameOfAnotherTenantIsFoundNowhere() {
        narrowed()
                .filter(route -> route.method().equals("GET"))
                .forEach(route -> assertThat(
                                ask(both, route, OWN, inBoth.get("viewer")).body())
                        .as(route.path())
                        .doesNotContain(OTHER));
        String search = "/api/v1/admin/data-isolation/violations?q=" + OTHER;
        assertThat(both.client().get(search, inBoth.get("viewer")).json().path("items"))
                .isEmpty();
    }

    @Test
    void manyAtOnceLeaveThoseOfOthersAlone() {
        String body = "{\"ids\":[\"%s\",\"%s\"],\"note\":\"x\"}".formatted(violations.get(OTHER), violations.get(NONE));
        String path = "/api/v1/admin/data-isolation/violations/resolve";

        assertThat(both.client().post(path, inBoth.get("engineer"), body).body())
                .isEqualTo(
                        alone.client().post(path, inAlone.get("engineer"), body).body());
        assertThat(both.client()
                        .get(
                                "/api/v1/admin/data-isolation/violations/" + violations.get(OTHER),
                                both.session(Role.VIEWER))
                        .json()
                        .path("resolved")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void eventsOfOthersAreNotPushedAndPlacesInTheStreamCannotBeCounted() throws Exception {
        String viewer = inBoth.get("viewer");
        String kinds = STREAM + "?kinds=violation,failure,activity,alert";
        String place;
        try (StreamReader reader = StreamReader.open(both.client(), kinds, viewer, "")) {
            report(both, eventsOf(OTHER, OWN));
            report(both, eventsOf(OWN, OTHER));
            await().until(() -> reader.events().size() >= 3);
            assertThat(reader.events()).hasSize(3).allSatisfy(event -> {
                assertThat(event.data()).contains(OWN).doesNotContain(OTHER);
                assertThat(event.id()).hasSize(48);
            });
            place = reader.events().get(2).id();
        }
        report(both, eventsOf(OTHER, OWN));
        FailedOperationEvent missed = failure(OWN);
        report(both, List.of(missed));
        try (StreamReader again = StreamReader.open(both.client(), kinds, viewer, place)) {
            await().until(() -> !again.events().isEmpty());
            assertThat(again.events())
                    .singleElement()
                    .satisfies(event -> assertThat(event.data())
                            .contains(missed.header().id().toString()));
        }
        assertThat(both.client()
                        .send(both.client()
                                .request(kinds, viewer)
                                .header("Last-Event-ID", "7")
                                .GET())
                        .field())
                .isEqualTo("Last-Event-ID");
    }

    private Stream<DeclaredRoute> narrowed() {
        return both.routes().stream()
                .filter(route -> route.roles().contains(TenantRule.NARROWED))
                .filter(route -> !route.path().equals(STREAM));
    }

    private static Map<String, String> callers(RunningServer server) {
        Map<String, String> callers = new LinkedHashMap<>();
        callers.put("viewer", server.session("vera", Role.VIEWER, OWN));
        callers.put("engineer", server.session("emil", Role.ENGINEER, OWN));
        callers.put("engineer by token", server.apiToken(Role.ENGINEER, OWN));
        return callers;
    }

    private Answer ask(RunningServer server, DeclaredRoute route, String whose, String token) {
        String path = route.path()
                .replace("{id}", idOf(route, whose))
                .replace("{endpointId}", base64(RunningServer.APP + "\nGET /" + whose))
                .replace("{queryHash}", hashOf(whose));
        if (route.method().equals("GET")) {
            return server.client().get(path, token);
        }
        String known = BODIES.get(route.method() + " " + route.path());
        String ids = "{\"ids\":[\"%s\"],\"note\":\"seen\"}".formatted(idOf(route, whose));
        String usual = path.endsWith("s/resolve") ? ids : "{\"note\":\"seen\"}";
        return server.client().send(route.method(), path, token, known == null ? usual : known);
    }

    private String idOf(DeclaredRoute route, String whose) {
        Map<String, UUID> ids = route.path().contains("/violations") ? violations : failures;
        return String.valueOf(ids.get(whose));
    }

    private void report(RunningServer server, List<TelemetryEvent> some) {
        Answer answer = server.client().ingest(server.ingestToken(), events.batch(some.toArray(TelemetryEvent[]::new)));
        assertThat(answer.json().path("rejected")).as(answer.body()).isEmpty();
    }

    /** One of each kind that a route tells of, with the tenant's name in every text. */
    private List<TelemetryEvent> eventsOf(String tenant, String reached) {
        ViolationEvent violation = violation(tenant, reached);
        FailedOperationEvent failure = failure(tenant);
        violations.putIfAbsent(tenant, violation.header().id());
        failures.putIfAbsent(tenant, failure.header().id());
        String sql = "SELECT * FROM shared, " + tenant + "_table";
        return List.of(
                violation,
                failure,
                new ActivityEvent(header(tenant), tenant, "did " + tenant, null, null, Map.of(), null, null),
                new SlowQueryEvent(header(tenant), sql, hashOf(tenant), 700_000, List.of("1"), null, null),
                new SlowQueryEvent(header(tenant), "SELECT * FROM shared", "5", 700_000, List.of("1"), null, null),
                new RepeatedStatementEvent(header(tenant), sql, tenant.equals(OTHER) ? "5" : "6", 40, 9_000, null),
                new RequestEvent(header(tenant), 500, 812_000, null, 12, RequestReason.FAILED, "::1", null),
                new CrossTenantEvent(header(tenant), "totals of " + tenant, 12, null),
                new ConnectionEvent(header(tenant), "websocket", 3, 1, 1, 7, "session of " + tenant),
                new ExternalCallEvent(header(tenant), "mail of " + tenant, "send", 90_000, false, "no " + tenant),
                new ExternalSummaryEvent(
                        header(tenant), clock.instant(), "shared mail", "send", 1, 1, histogram(tenant)),
                new WebhookEvent(header(tenant), "hook of " + tenant, "refund", true, null),
                summary(tenant, "GET /" + tenant),
                summary(tenant, "GET /shared"));
    }

    private ViolationEvent violation(String tenant, String reached) {
        return new ViolationEvent(
                header(tenant),
                ViolationType.WRONG_ORG,
                Severity.CRITICAL,
                "GET",
                "SELECT * FROM " + tenant + "_table WHERE organization_id = '" + reached + "'",
                hashOf(tenant),
                List.of(reached),
                tenant,
                Map.of(
                        "reason",
                        "rows belong to tenant " + reached,
                        "tenants",
                        List.of(reached),
                        "rows",
                        Map.of(reached, 3)),
                "10.0.0.1",
                "JUnit",
                false,
                List.of());
    }

    private FailedOperationEvent failure(String tenant) {
        return new FailedOperationEvent(
                header(tenant), tenant, "send to " + tenant, "no " + tenant, null, Map.of(), Severity.HIGH);
    }

    private RequestSummaryEvent summary(String tenant, String endpoint) {
        EventHeader header = new EventHeader(events.id(), clock.instant(), tenant, null, endpoint, null, null);
        return new RequestSummaryEvent(header, clock.instant(), 1, 0, histogram(tenant));
    }

    private static String histogram(String tenant) {
        LatencyHistogram histogram = new LatencyHistogram();
        histogram.record(tenant.equals(OWN) ? 1_000 : 900_000);
        return histogram.toBase64();
    }

    private EventHeader header(String tenant) {
        return new EventHeader(
                events.id(), clock.instant(), tenant, "user-of-" + tenant, "GET /" + tenant, "trace", "request");
    }

    private static String hashOf(String whose) {
        return Integer.toHexString(whose.hashCode());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
