package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bulwark.model.access.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
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
class PolicyTest {
    private static final String PATH = "/api/v1/admin/data-isolation/policy";

    private final Events events = new Events(Clock.systemUTC());
    private RunningServer server;
    private String admin;

    @BeforeAll
    void start(@TempDir Path data) {
        server = RunningServer.start(data, Clock.systemUTC());
        admin = server.session(Role.ADMIN);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void anApplicationHearsItsPolicyWithTheNextAnswerAndNoOtherDoes() {
        String body = """
                {"app":"heard","mode":"block_critical","exceptions":[{"queryHash":"00ff00ff00ff00ff","owner":"ada",
                 "reason":"reviewed","expiresAt":"2199-01-01T00:00:00.000Z"}]}""";
        assertThat(put(body).status()).isEqualTo(200);

        JsonNode policy = answerTo("heard").path("policy");

        assertThat(policy.path("mode").asText()).isEqualTo("block_critical");
        assertThat(policy.path("version").asLong()).isEqualTo(1);
        assertThat(policy.path("exceptions").get(0).path("owner").asText()).isEqualTo("ada");
        assertThat(answerTo("another").has("policy")).isFalse();
    }

    @Test
    void aChangeIsAuditedWithWhatWasAndWhatIs() {
        put("{\"app\":\"audited\",\"mode\":\"block_critical\"}");
        JsonNode changed = put("{\"app\":\"audited\",\"mode\":\"observe\"}").json();

        assertThat(changed.path("policy").path("version").asLong()).isEqualTo(2);
        assertThat(changed.path("changedBy").asText()).startsWith("user-");
        assertThat(server.stored("SELECT before_values || after_values FROM audit_log WHERE entity_id = 'audited'"
                        + " AND action = 'isolation policy changed' ORDER BY created_at, id"))
                .hasSize(2)
                .last()
                .asString()
                .matches(".*\"block_critical\".*\"observe\".*");
    }

    @Test
    void whatWasNeverSetIsLeftToTheApplication() {
        JsonNode policy = server.client().get(PATH + "?app=untouched", admin).json();

        assertThat(policy.path("policy").path("version").asLong()).isZero();
        assertThat(policy.path("policy").has("mode")).isFalse();
    }

    @Test
    void allPoliciesAreListedByApplication() {
        put("{\"app\":\"b-listed\",\"mode\":\"observe\"}");
        put("{\"app\":\"a-listed\",\"mode\":\"block_undecided\"}");

        assertThat(server.client().get(PATH, admin).json().path("items").findValuesAsText("app"))
                .containsSubsequence("a-listed", "b-listed");
    }

    @Test
    void aChangeThatWasMadeForAnotherVersionIsRefused() {
        put("{\"app\":\"raced\",\"mode\":\"observe\",\"expectedVersion\":0}");

        assertThat(put("{\"app\":\"raced\",\"mode\":\"block_critical\",\"expectedVersion\":0}")
                        .status())
                .isEqualTo(409);
        assertThat(put("{\"app\":\"raced\",\"mode\":\"block_critical\",\"expectedVersion\":1}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"mode":"observe"}                                                            | app
                    {"app":" ","mode":"observe"}                                                  | app
                    {"app":"x","mode":"block"}                                                    | mode
                    {"app":"x","colour":"red"}                                                    | colour
                    {"app":"x","exceptions":[{"queryHash":"zz","owner":"a","reason":"b","expiresAt":"2199-01-01T00:00:00Z"}]} | exceptions[0]
                    {"app":"x","exceptions":[{"queryHash":"00ff00ff00ff00ff","reason":"b","expiresAt":"2199-01-01T00:00:00Z"}]} | exceptions[0]
                    {"app":"x","exceptions":[{"queryHash":"00ff00ff00ff00ff","owner":"a","reason":"b"}]} | exceptions[0]
                    {"app":"x","exceptions":[{"queryHash":"00ff00ff00ff00ff","owner":"a","reason":"b","expiresAt":"2020-01-01T00:00:00Z"}]} | exceptions[0].expiresAt
                    """)
    void badInputIsRefusedWithTheFieldAtFault(String body, String field) {
        Answer answer = put(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field().isEmpty() ? answer.body() : answer.field()).contains(field);
    }

    private Answer put(String body) {
        return server.client()
                .send(server.client()
                        .request(PATH, admin)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body)));
    }

    private JsonNode answerTo(String app) {
        String batch = """
                {"batchId":"%s","app":"%s","instance":"%s-1","sentAt":"%s","events":[]}""".formatted(events.id(), app, app, Instant.now());
        return server.client().ingest(server.ingestToken(app), batch).json();
    }
}
