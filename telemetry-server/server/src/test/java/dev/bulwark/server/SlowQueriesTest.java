package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bulwark.model.access.Role;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.RepeatedStatementEvent;
import dev.bulwark.model.ingest.SlowQueryEvent;
import dev.bulwark.model.json.Json;
import dev.bulwark.model.performance.Recommendation;
import dev.bulwark.model.performance.RepeatedStatement;
import dev.bulwark.model.performance.SlowStatementDetail;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slow statements as they are asked for. */
@Tag("store")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowQueriesTest {
    private static final String PATH = "/api/v1/admin/slow-queries";

    private final Events events = new Events(Clock.systemUTC());
    private RunningServer server;
    private Client client;
    private String token;
    private String viewer;

    @BeforeAll
    void start(@TempDir Path data) {
        server = RunningServer.start(data, Clock.systemUTC());
        client = server.client();
        token = server.ingestToken();
        viewer = server.session(Role.VIEWER);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void executionsAreGroupedByStatementAndTheCostliestIsFirst() {
        client.ingest(
                token,
                events.batch(
                        slow("grouped", "cheap", "SELECT a FROM t WHERE id = ?", 900_000),
                        slow("grouped", "dear", "SELECT b FROM t WHERE id = ?", 600_000),
                        slow("grouped", "dear", "SELECT b FROM t WHERE id = ?", 800_000)));

        JsonNode items = client.get(PATH + "?tenant=grouped", viewer).json().path("items");

        assertThat(items).hasSize(2);
        assertThat(items.get(0).path("queryHash").asText()).isEqualTo("dear");
        assertThat(items.get(0).path("executions").asLong()).isEqualTo(2);
        assertThat(items.get(0).path("meanMicros").asLong()).isEqualTo(700_000);
        assertThat(items.get(0).path("worstMicros").asLong()).isEqualTo(800_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT * FROM t WHERE id = 1 | all_columns",
                "SELECT a FROM t WHERE name LIKE '%son' | leading_wildcard",
                "SELECT a FROM t WHERE id > 1 ORDER BY id LIMIT 10 OFFSET 5000 | large_offset",
                "SELECT a FROM t | no_condition",
                "SELECT a FROM t WHERE name LIKE 'son%' OFFSET 20 | ''",
                "SELECT a FROM t LIMIT 5 | ''"
            })
    void theTextTellsWhatWouldHelp(String sql, String recommendation) {
        String hash = Integer.toHexString(sql.hashCode());
        client.ingest(token, events.batch(slow("advised", hash, sql, 700_000)));

        JsonNode statement = client.get(PATH + "/" + hash, viewer).json().path("statement");

        assertThat(statement.path("recommendations"))
                .extracting(JsonNode::asText)
                .isEqualTo(recommendation.isEmpty() ? List.of() : List.of(recommendation));
    }

    @Test
    void historyTellsTheRest() {
        client.ingest(
                token,
                events.batch(
                        slow("history", "00ff00ff00ff00ff", "SELECT a FROM todos WHERE done = ?", 700_000),
                        events.violation(),
                        new RepeatedStatementEvent(events.header(), "SELECT a", "00ff00ff00ff00ff", 40, 9_000, null)));

        SlowStatementDetail detail =
                client.get(PATH + "/00ff00ff00ff00ff", viewer).as(SlowStatementDetail.class);

        assertThat(detail.statement().recommendations())
                .containsExactly(Recommendation.MISSING_FILTER, Recommendation.REPEATED);
        assertThat(detail.advice()).hasSize(2).first().asString().contains("tenant");
        assertThat(detail.executions().items()).singleElement().satisfies(execution -> {
            assertThat(execution.durationMicros()).isEqualTo(700_000);
            assertThat(execution.parameters()).containsExactly("17");
        });
    }

    @Test
    void repetitionsAreGroupedByStatementAndEndpointWithTheWorstOfThem() {
        Instant now = Instant.now();
        client.ingest(
                token,
                events.batch(
                        repeated("GET /list", 40, 9_000, "Todos.load:17", now),
                        repeated("GET /list", 100, 5_000, "Todos.load:18", now),
                        repeated("GET /other", 3, 50, null, now),
                        repeated("GET /list", 9_000, 90_000, "Todos.load:19", now.minus(Duration.ofDays(2)))));

        JsonNode items = client.get("/api/v1/admin/repeated-queries?tenant=repeats", viewer)
                .json()
                .path("items");

        assertThat(items).hasSize(2);
        RepeatedStatement worst = Json.tolerant().convertValue(items.get(0), RepeatedStatement.class);
        assertThat(worst.endpoint()).isEqualTo("GET /list");
        assertThat(worst.requests()).isEqualTo(2);
        assertThat(worst.meanCount()).isEqualTo(70);
        assertThat(worst.worstCount()).isEqualTo(100);
        assertThat(worst.totalMicros()).isEqualTo(14_000);
        assertThat(worst.callSite()).isEqualTo("Todos.load:18");
        assertThat(worst.worstTraceId()).isEqualTo("trace-100");
        assertThat(client.get("/api/v1/admin/repeated-queries?hash=x", viewer).field())
                .isEqualTo("hash");
    }

    @Test
    void whatIsNotKnownOrMistypedIsSaid() {
        assertThat(client.get(PATH + "/nothing", viewer).status()).isEqualTo(404);
        assertThat(client.get(PATH + "?hash=x", viewer).field()).isEqualTo("hash");
    }

    private RepeatedStatementEvent repeated(String endpoint, int count, long micros, String callSite, Instant at) {
        EventHeader header = new EventHeader(events.id(), at, "repeats", "ada", endpoint, "trace-" + count, null);
        return new RepeatedStatementEvent(header, "SELECT r", "0123456789abcdef", count, micros, callSite);
    }

    private SlowQueryEvent slow(String tenant, String hash, String sql, long micros) {
        return new SlowQueryEvent(
                new EventHeader(events.id(), Instant.now(), tenant, "ada", "GET /api/t", null, null),
                sql,
                hash,
                micros,
                List.of("17"),
                null,
                null);
    }
}
