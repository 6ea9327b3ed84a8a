package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bulwark.model.access.Role;
import dev.bulwark.model.ingest.DeploymentEvent;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.RequestSummaryEvent;
import dev.bulwark.model.ingest.StatementSummaryEvent;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.isolation.VerdictKind;
import dev.bulwark.model.json.Json;
import dev.bulwark.model.performance.LatencyHistogram;
import dev.bulwark.model.performance.Regression;
import dev.bulwark.server.baselines.BaselineSettings;
import dev.bulwark.server.config.ServerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What became slower, from what applications report to what the console asks for. */
class RegressionsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:20:00Z");
    private static final Instant SINCE = Instant.parse("2026-03-01T08:00:00Z");
    private static final String PATH = "/api/v1/admin/api-performance";

    private final SettableClock clock = new SettableClock(NOW);
    private final Events events = new Events(clock);

    @Test
    void aSlowdownIsToldWithTheDeploymentBeforeItAndTheBaselineWithTheEndpoint(@TempDir Path data) {
        try (RunningServer before = RunningServer.start(data, clock)) {
            report(before, history());
        }
        ServerSettings settings = ServerSettings.defaults().with(new BaselineSettings(28, 1));
        try (RunningServer server = RunningServer.start(settings, data, clock)) {
            String viewer = server.session(Role.VIEWER);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> items(server, viewer, "").size() == 2);

            Regression endpoint = read(items(server, viewer, "?kind=endpoint&app=meetings"));
            assertThat(endpoint.name()).isEqualTo("GET /slower");
            assertThat(endpoint.figure()).isEqualTo(Regression.Figure.P95);
            assertThat(endpoint.since()).isEqualTo(SINCE);
            assertThat(endpoint.before()).isBetween(9_000.0, 12_000.0);
            assertThat(endpoint.after()).isBetween(45_000.0, 55_000.0);
            assertThat(endpoint.deployment().version()).isEqualTo("2.0.0");
            Regression statement = read(items(server, viewer, "?kind=statement"));
            assertThat(statement.name()).isEqualTo("0123456789abcdef");
            assertThat(statement.queryText()).isEqualTo("SELECT slow");
            assertThat(items(server, viewer, "?app=other")).isEmpty();
            assertThat(server.client().get(PATH + "/regressions?kind=x", viewer).field())
                    .isEqualTo("kind");

            JsonNode detail = server.client()
                    .get(
                            PATH + "/" + endpoint.endpointId() + "?from=2026-03-01T00:00:00Z&to=2026-03-01T12:00:00Z",
                            viewer)
                    .json();
            assertThat(detail.path("baseline")).hasSize(24);
            assertThat(detail.path("baseline").get(5).path("hour").asInt()).isEqualTo(5);
            assertThat(detail.path("baseline").get(5).path("p95").asLong()).isBetween(9_000L, 12_000L);
        }
    }

    /** Five days; from this morning on one endpoint and one statement take five times as long. */
    private List<TelemetryEvent> history() {
        List<TelemetryEvent> all = new ArrayList<>();
        for (int hour = 0; hour < 5 * 24; hour++) {
            Instant at = NOW.minus(Duration.ofHours(hour));
            long slow = at.isBefore(SINCE) ? 10_000 : 50_000;
            all.add(summary("GET /slower", at, slow + hour % 7 * 100));
            all.add(summary("GET /steady", at, 20_000 + hour % 5 * 100));
            all.add(statement(at, slow + hour % 3 * 100));
        }
        all.add(deployment("1.9.0", SINCE.minus(Duration.ofHours(20))));
        all.add(deployment("2.0.0", SINCE.minus(Duration.ofMinutes(10))));
        all.add(deployment("2.0.1", NOW));
        return all;
    }

    private RequestSummaryEvent summary(String endpoint, Instant at, long micros) {
        EventHeader header = new EventHeader(events.id(), at, "acme", null, endpoint, null, null);
        return new RequestSummaryEvent(header, at, 50, 0, histogram(micros));
    }

    private StatementSummaryEvent statement(Instant at, long micros) {
        EventHeader header = new EventHeader(events.id(), at, "acme", null, "GET /slower", null, null);
        return new StatementSummaryEvent(
                header, at, 50, 0, histogram(micros), "0123456789abcdef", "SELECT slow", VerdictKind.CONFINED, 0);
    }

    private DeploymentEvent deployment(String version, Instant at) {
        return new DeploymentEvent(new EventHeader(events.id(), at, null, null, null, null, null), version, null);
    }

    private static String histogram(long micros) {
        LatencyHistogram histogram = new LatencyHistogram();
        histogram.record(micros, 50);
        return histogram.toBase64();
    }

    private void report(RunningServer server, List<TelemetryEvent> all) {
        Answer answer = server.client().ingest(server.ingestToken(), events.batch(all.toArray(TelemetryEvent[]::new)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    }

    private static List<JsonNode> items(RunningServer server, String viewer, String query) {
        List<JsonNode> items = new ArrayList<>();
        server.client()
                .get(PATH + "/regressions" + query, viewer)
                .json()
                .path("items")
                .forEach(items::add);
        return items;
    }

    private static Regression read(List<JsonNode> items) {
        assertThat(items).hasSize(1);
        return Json.tolerant().convertValue(items.get(0), Regression.class);
    }
}
