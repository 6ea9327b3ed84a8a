package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bulwark.model.Severity;
import dev.bulwark.model.access.Role;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.ViolationEvent;
import dev.bulwark.model.isolation.ViolationType;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementCheckTest {
    private static final String PATH = "/api/v1/admin/data-isolation/check";

    private final Events events = new Events(Clock.systemUTC());
    private RunningServer server;
    private String engineer;

    @BeforeAll
    void start(@TempDir Path data) {
        server = RunningServer.start(data, Clock.systemUTC());
        engineer = server.session(Role.ENGINEER);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aLeakIsAnsweredWithTheReasonItsPlaceAndTheStatementAsItShouldBe() {
        JsonNode found = check("{\"sql\":\"SELECT id FROM issues WHERE id = 7\",\"tenant\":\"10\"}")
                .json();

        assertThat(found.path("verdict").asText()).isEqualTo("missing_filter");
        assertThat(found.path("tables").get(0).asText()).isEqualTo("issues");
        assertThat(found.path("reason").asText()).contains("issues");
        assertThat(found.path("marks")).isNotEmpty();
        assertThat(found.path("suggestion").asText()).contains("organization_id");
        assertThat(found.path("normalisedSql").asText()).doesNotContain("7");
        assertThat(found.path("hash").asText()).matches("[0-9a-f]{16}");
        assertThat(found.path("siblings").path("count").asInt()).isZero();
    }

    @Test
    void whatIsSaidOfTheTablesAndValuesIsUsed() {
        String body = """
                {"sql":"SELECT n.body, v.title FROM v JOIN notes n ON n.issue_id = v.id JOIN tags ON tags.id = ? WHERE v.org = ?",
                 "tenant":"10", "params":[null, 10], "dialect":"h2", "tenantColumn":"firm",
                 "tenantTables":{"notes":"issue_id -> issues(id)"}, "sharedTables":["tags"],
                 "columns":{"issues":["id","firm","title"]}, "foreignKeys":[{"from":"a(b)","to":"c(d)"}],
                 "views":{"v":"SELECT id, title, firm AS org FROM issues"}, "keys":{"issues":[["id"]]}}""";

        assertThat(check(body).json().path("verdict").asText()).isEqualTo("confined");
    }

    @Test
    void violationsByTheSameStatementAreNamed() {
        String sql = "SELECT name FROM siblings_of WHERE id = 1";
        String hash = check("{\"sql\":\"" + sql + "\",\"tenant\":\"10\"}")
                .json()
                .path("hash")
                .asText();
        ViolationEvent recent = violation(hash, Instant.now());
        ViolationEvent old = violation(hash, Instant.now().minus(Duration.ofDays(31)));
        server.client()
                .ingest(server.ingestToken(), events.batch(recent, old, violation("0123456789abcdef", Instant.now())));

        JsonNode siblings = check("{\"sql\":\"" + sql.replace('1', '2') + "\",\"tenant\":\"10\"}")
                .json()
                .path("siblings");

        assertThat(siblings.path("count").asInt()).isEqualTo(1);
        assertThat(siblings.path("ids").get(0).asText())
                .isEqualTo(recent.header().id().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"sql":"SELECT 1","tenant":"1","color":"red"}                                 | color
                    {"sql":7,"tenant":"1"}                                                        | sql
                    {"sql":" ","tenant":"1"}                                                      | sql
                    {"sql":"SELECT 1","tenant":""}                                                | tenant
                    {"sql":"SELECT 1","tenant":"1","dialect":"cobol"}                             | dialect
                    {"sql":"SELECT 1","tenant":"1","params":{}}                                   | params
                    {"sql":"SELECT 1","tenant":"1","tenantTables":{"a":"-> b"}}                   | tenantTables
                    {"sql":"SELECT 1","tenant":"1","foreignKeys":[{"from":"a","to":"b(c)"}]}      | foreignKeys
                    {"sql":"SELECT 1","tenant":"1","keys":{"a":[[]]}}                             | keys
                    {"sql":"SELECT 1","tenant":"1","views":{"a":1}}                               | views.a""")
    void whatCannotBeUsedIsRefusedWithItsField(String body, String field) {
        Answer answer = check(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field()).isEqualTo(field);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    void aStatementThatIsTooLongIsRefused() {
        Answer answer = check("{\"sql\":\"" + "x".repeat(70_000) + "\",\"tenant\":\"1\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field()).isEqualTo("sql");
    }

    @Test
    void aViewerMayNotAsk() {
        assertThat(server.client()
                        .post(PATH, server.session(Role.VIEWER), "{\"sql\":\"SELECT 1\",\"tenant\":\"1\"}")
                        .status())
                .isEqualTo(403);
    }

    private Answer check(String body) {
        return server.client().post(PATH, engineer, body);
    }

    private ViolationEvent violation(String hash, Instant at) {
        EventHeader header = new EventHeader(events.id(), at, "10", "someone", "GET /x", null, null);
        ViolationEvent like =
                events.violation(header, ViolationType.MISSING_FILTER, Severity.CRITICAL, "SELECT", false);
        return new ViolationEvent(
                header,
                like.violationType(),
                like.severity(),
                like.method(),
                like.queryText(),
                hash,
                List.of(),
                like.expectedTenant(),
                Map.of(),
                like.ipAddress(),
                like.userAgent(),
                false,
                List.of());
    }
}
