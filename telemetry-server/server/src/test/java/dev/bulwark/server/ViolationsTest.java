package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bulwark.model.Severity;
import dev.bulwark.model.access.Role;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.ViolationEvent;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.model.isolation.ViolationStats;
import dev.bulwark.model.isolation.ViolationType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("store")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ViolationsTest {
    private static final String PATH = "/api/v1/admin/data-isolation/violations";

    private final Events events = new Events(Clock.systemUTC());
    private RunningServer server;
    private Client client;
    private String token;
    private String viewer;
    private String engineer;

    @BeforeAll
    void start(@TempDir Path data) {
        server = RunningServer.start(data, Clock.systemUTC());
        client = server.client();
        token = server.ingestToken();
        viewer = server.session(Role.VIEWER);
        engineer = server.session(Role.ENGINEER);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void resolvingKeepsWhoWhenAndWhyAndIsAudited() {
        UUID id = sendOne();
        Instant before = Instant.now().minusMillis(1);

        Answer answer = settle(id, "resolve", "fixed in 1.4.3");

        assertThat(answer.status()).isEqualTo(200);
        Violation now = answer.as(Violation.class);
        assertThat(now.resolved()).isTrue();
        assertThat(now.resolvedBy()).startsWith("user-");
        assertThat(now.resolvedAt()).isBetween(before, Instant.now());
        assertThat(now.note()).isEqualTo("fixed in 1.4.3");
        assertThat(get(id)).isEqualTo(now);
        assertThat(server.stored(
                        "SELECT user_id || ' ' || action || ' ' || after_values FROM audit_log WHERE entity_id = '" + id
                                + "'"))
                .singleElement()
                .asString()
                .startsWith(now.resolvedBy() + " violation resolved")
                .contains("\"resolved\":true", "fixed in 1.4.3");
    }

    @Test
    void whatIsResolvedCannotBeResolvedAgainAndWhatIsOpenCannotBeReopened() {
        UUID id = sendOne();

        assertThat(settle(id, "reopen", "x").status()).isEqualTo(409);
        assertThat(settle(id, "resolve", "x").status()).isEqualTo(200);
        assertThat(settle(id, "resolve", "x").status()).isEqualTo(409);
        Answer reopened = settle(id, "reopen", "it is back");

        assertThat(reopened.as(Violation.class).resolved()).isFalse();
        assertThat(get(id).resolvedBy()).isNull();
        assertThat(server.stored(
                        "SELECT after_values FROM audit_log WHERE action = 'violation reopened' AND entity_id = '" + id
                                + "'"))
                .singleElement()
                .asString()
                .contains("it is back");
    }

    @Test
    void manyAreResolvedAtOnceAndTheRestIsLeftAsItIs() {
        UUID open = sendOne();
        UUID settled = sendOne();
        UUID unknown = events.id();
        settle(settled, "resolve", "before");

        Answer answer = client.post(
                PATH + "/resolve",
                engineer,
                "{\"ids\":[\"%s\",\"%s\",\"%s\",\"%s\"],\"note\":\"sweep\"}".formatted(open, settled, unknown, open));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(texts(answer.json().path("resolved"))).containsExactly(open.toString());
        assertThat(texts(answer.json().path("skipped"))).containsExactly(settled.toString(), unknown.toString());
        assertThat(get(open).note()).isEqualTo("sweep");
        assertThat(get(settled).note()).isEqualTo("before");
    }

    @Test
    void unknownOnesAreNotFound() {
        UUID unknown = events.id();

        assertThat(client.get(PATH + "/" + unknown, viewer).status()).isEqualTo(404);
        assertThat(settle(unknown, "resolve", "x").status()).isEqualTo(404);
        assertThat(settle(unknown, "reopen", "x").status()).isEqualTo(404);
        assertThat(client.get(PATH + "/nonsense", viewer).field()).isEqualTo("id");
    }

    @Test
    void everyFilterFindsItsOwnAndNothingElse() {
        Instant at = Instant.parse("2026-02-03T04:05:06.789Z");
        EventHeader header =
                new EventHeader(events.id(), at, "filter-tenant", "filter-user", "GET /api/100%_done", null, null);
        ViolationEvent wanted = events.violation(
                header, ViolationType.RESPONSE_CONTAMINATION, Severity.HIGH, "SELECT * FROM Filter_Table", true);
        EventHeader other =
                new EventHeader(events.id(), at.plusSeconds(1), "other", "other", "GET /api/100xydone", null, null);
        client.ingest(
                token,
                events.batch(
                        wanted,
                        events.violation(other, ViolationType.UNDECIDABLE, Severity.WARNING, "SELECT 2", false)));
        settle(wanted.header().id(), "resolve", "Filter note");
        String window = "&from=2026-02-03T04:05:00Z&to=2026-02-03T04:06:00Z";

        for (String filter : List.of(
                "tenant=filter-tenant",
                "user=filter-user",
                "app=meetings&from=2026-02-03T04:05:06.789Z&to=2026-02-03T04:05:06.790Z",
                "type=response_contamination",
                "severity=high" + window,
                "resolved=true" + window,
                "blocked=true" + window,
                "q=filter_table",
                "q=100%25_done",
                "q=filter%20NOTE" + window)) {
            assertThat(ids(PATH + "?" + filter))
                    .as(filter)
                    .containsExactly(wanted.header().id().toString());
        }
        assertThat(ids(PATH + "?app=nobody")).isEmpty();
        assertThat(ids(PATH + "?resolved=false" + window))
                .containsExactly(other.id().toString());
        assertThat(ids(PATH + "?from=2026-02-03T05:05:00%2B01:00&to=2026-02-03T04:05:06.789Z"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tennant=1, tennant",
        "tenant=, tenant",
        "tenant=a&tenant=b, tenant",
        "tenant=%00, tenant",
        "type=wrong, type",
        "type=WRONG_ORG, type",
        "severity=2, severity",
        "resolved=yes, resolved",
        "blocked=1, blocked",
        "from=yesterday, from",
        "to=2026-01-01, to",
        "limit=0, limit",
        "limit=501, limit",
        "limit=-1, limit",
        "limit=9999999999, limit",
        "cursor=abc, cursor",
        "cursor=MTox, cursor"
    })
    void aParameterThatCannotBeIsRefusedByItsName(String query, String field) {
        Answer answer = client.get(PATH + "?" + query, viewer);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"note\":5} | 400",
                "{\"remark\":\"x\"} | 400",
                "{\"note\":\"half a \\uD83D\"} | 400",
                "{\"note\":\"\\u0000\"} | 400",
                "[] | 400",
                "null | 400",
                "'' | 400",
                "{ | 400"
            })
    void aNoteThatCannotBeReadChangesNothing(String body, int status) {
        UUID id = sendOne();

        assertThat(client.post(PATH + "/" + id + "/resolve", engineer, body).status())
                .isEqualTo(status);
        assertThat(get(id).resolved()).isFalse();
    }

    @Test
    void aMistypedParameterNeverSettlesAnything() {
        UUID id = sendOne();

        Answer answer = client.post(PATH + "/" + id + "/resolve?dryRun=true", engineer, "{\"note\":\"x\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field()).isEqualTo("dryRun");
        assertThat(get(id).resolved()).isFalse();
    }

    @Test
    void aPageOfVeryLongStatementsEndsEarlyAndTheNextGoesOn() {
        String statement = "SELECT '" + "x".repeat(60_000) + "'";
        Instant start = Instant.parse("2026-01-11T00:00:00Z");
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            EventHeader header = new EventHeader(events.id(), start.plusSeconds(i), "long", null, null, null, null);
            expected.add(
                    0, send(events.violation(header, ViolationType.MISSING_FILTER, Severity.HIGH, statement, false)));
        }
        String list = PATH + "?tenant=long&limit=500";

        JsonNode first = client.get(list, viewer).json();
        JsonNode second = client.get(
                        list + "&cursor=" + first.path("nextCursor").asText(), viewer)
                .json();

        assertThat(idsOf(first)).hasSizeBetween(50, 80);
        assertThat(second.path("nextCursor").isNull()).isTrue();
        assertThat(Stream.concat(idsOf(first).stream(), idsOf(second).stream())).containsExactlyElementsOf(expected);
    }

    @Test
    void anEndlessTimeWindowIsAnAnswerAndNoFailure() {
        Answer answer =
                client.get(PATH + "?from=-999999999-01-01T00:00:00Z&to=%2B999999999-01-01T00:00:00Z&limit=1", viewer);

        assertThat(answer.status()).isIn(200, 400);
    }

    @Test
    void pagesStayStableWhileRowsArrive() {
        Instant start = Instant.parse("2026-01-10T00:00:00Z");
        String filter = PATH + "?tenant=pages&limit=7";
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            // several share a moment, so that the id decides
            expected.add(0, send(events.violation("pages", Severity.WARNING, start.plusSeconds(i / 3))));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = client.get(filter + cursor, viewer).json();
            seen.addAll(idsOf(page));
            send(events.violation("pages", Severity.WARNING, start.plus(Duration.ofHours(1))));
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + URLEncoder.encode(page.path("nextCursor").asText(), StandardCharsets.UTF_8);
        } while (!cursor.isEmpty());

        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void theLastPageSaysThatItIsTheLast() {
        send(events.violation("last-page", Severity.WARNING, Instant.now()));

        Answer answer = client.get(PATH + "?tenant=last-page&limit=1", viewer);

        assertThat(answer.body()).contains("\"nextCursor\":null");
    }

    @Test
    void statisticsCountWhatIsOpenBySeverityAndType() {
        ViolationStats before = stats();
        EventHeader header = events.header("stats", Instant.now());
        send(events.violation(header, ViolationType.NO_TENANT_CONTEXT, Severity.HIGH, "SELECT 1", true));
        UUID settled = sendOne();
        settle(settled, "resolve", "x");

        ViolationStats after = stats();

        assertThat(after.last24Hours()).isEqualTo(before.last24Hours() + 2);
        assertThat(after.blockedLast24Hours()).isEqualTo(before.blockedLast24Hours() + 1);
        assertThat(after.unresolved()).isEqualTo(before.unresolved() + 1);
        assertThat(after.unresolvedBySeverity().get(Severity.HIGH))
                .isEqualTo(before.unresolvedBySeverity().get(Severity.HIGH) + 1);
        assertThat(after.unresolvedByType().get(ViolationType.NO_TENANT_CONTEXT))
                .isEqualTo(before.unresolvedByType().get(ViolationType.NO_TENANT_CONTEXT) + 1);
        assertThat(after.unresolvedByType()).hasSize(ViolationType.values().length);
    }

    private UUID sendOne() {
        return UUID.fromString(send(events.violation()));
    }

    private String send(ViolationEvent event) {
        assertThat(client.ingest(token, events.batch(event)).status()).isEqualTo(202);
        return event.header().id().toString();
    }

    private Violation get(UUID id) {
        return client.get(PATH + "/" + id, viewer).as(Violation.class);
    }

    private ViolationStats stats() {
        return client.get("/api/v1/admin/data-isolation/stats", viewer).as(ViolationStats.class);
    }

    private Answer settle(UUID id, String how, String note) {
        return client.post(PATH + "/" + id + "/" + how, engineer, "{\"note\":\"" + note + "\"}");
    }

    private List<String> ids(String path) {
        Answer answer = client.get(path, viewer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return idsOf(answer.json());
    }

    private static List<String> idsOf(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("items").forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
