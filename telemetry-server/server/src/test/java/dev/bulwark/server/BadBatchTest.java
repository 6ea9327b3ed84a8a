package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Batches that are not readable as a whole, and what the next good one meets. */
@Tag("store")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadBatchTest {
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
                        "events[0].value"),
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
        assertThat(server.client()
                        .ingest(token, events.batch(events.violation()))
                        .status())
                .as("the next good one")
                .isEqualTo(202);
        assertThat(server.stored("SELECT COUNT(*) FROM received_events"))
                .containsExactly(Long.toString(Long.parseLong(before.get(0)) + 1));
    }

    private static String envelope(String events) {
        return "{\"batchId\":\"01890000-0000-7000-8000-000000000001\",\"app\":\"meetings\",\"instance\":\"m1\","
                + "\"version\":\"1\",\"sentAt\":\"2026-03-01T12:00:00Z\",\"events\":" + events + "}";
    }
}
