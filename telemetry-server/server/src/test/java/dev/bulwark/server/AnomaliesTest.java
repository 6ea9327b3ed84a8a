package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bulwark.model.access.Role;
import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.RequestEvent;
import dev.bulwark.model.ingest.RequestReason;
import dev.bulwark.model.ingest.RequestSummaryEvent;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.performance.LatencyHistogram;
import dev.bulwark.server.anomalies.AnomalySettings;
import dev.bulwark.server.config.ServerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unusual access, from what applications report to the violation that the console shows. */
class AnomaliesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:20:00Z");
    private static final String PATH = "/api/v1/admin/data-isolation/violations?type=access_anomaly";

    private final SettableClock clock = new SettableClock(NOW);
    private final Events events = new Events(clock);
    private final ServerSettings settings = watching(true);

    @Test
    void unusualAccessIsToldOnceWithTheNumbersAndNothingElseIs(@TempDir Path data) {
        Set<String> told;
        try (RunningServer before = RunningServer.start(watching(false), data, clock)) {
            report(before, history());
        }
        try (RunningServer server = RunningServer.start(settings, data, clock)) {
            String viewer = server.session(Role.VIEWER);
            report(server, today());

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> items(server, viewer).size() >= 4);
            told = rules(server, viewer);
            assertThat(told).containsExactlyInAnyOrder("ana breadth", "bob mismatch", "mill volume", "eve volume");
            JsonNode broad = only(server, viewer, "breadth");
            assertThat(broad.path("violationType").asText()).isEqualTo("access_anomaly");
            assertThat(broad.path("severity").asText()).isEqualTo("high");
            assertThat(broad.path("tenant").asText()).isEqualTo("acme");
            assertThat(broad.path("accessedTenants")).hasSize(9);
            assertThat(broad.path("details").path("value").asInt()).isEqualTo(9);
            assertThat(broad.path("details").path("limit").asInt()).isEqualTo(3);
            assertThat(broad.path("details").path("median").asInt()).isEqualTo(1);
            assertThat(broad.path("details").path("baselineDays").asInt()).isEqualTo(20);
            assertThat(broad.path("details").path("reason").asText())
                    .contains("user ana: 9 different tenants within a day", "more than 3 is unusual");
            assertThat(server.stored("SELECT COUNT(*) FROM live_events WHERE data LIKE '%access_anomaly%'"))
                    .containsExactly("4");
        }
        try (RunningServer again = RunningServer.start(settings, data, clock)) {
            String viewer = again.session(Role.VIEWER);
            report(again, List.of(activity("ana", "acme", "mark", NOW, Map.of())));
            awaitAWholeLook(again);
            assertThat(again.stored(
                            "SELECT events FROM access_hours WHERE subject = 'ana' ORDER BY started_at DESC LIMIT 1"))
                    .containsExactly("29");
            assertThat(rules(again, viewer)).isEqualTo(told);
            assertThat(items(again, viewer)).hasSize(4);
        }
    }

    @Test
    void nothingIsToldWhileItIsLearnt(@TempDir Path data) {
        try (RunningServer server = RunningServer.start(settings, data, clock)) {
            String viewer = server.session(Role.VIEWER);
            report(server, today());

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !server.stored(
                                    "SELECT 1 FROM work_progress WHERE done_to >= TIMESTAMP WITH TIME ZONE '2026-03-01 12:00:00Z'")
                            .isEmpty());
            awaitAWholeLook(server);
            assertThat(server.stored("SELECT subject FROM access_hours WHERE subject = 'ana'"))
                    .isNotEmpty();
            assertThat(items(server, viewer)).isEmpty();
        }
    }

    private static ServerSettings watching(boolean enabled) {
        return ServerSettings.defaults().with(new AnomalySettings(enabled, 14, 28, 1, 7, 1_000));
    }

    /** Whatever look is under way ends at the first new time, and one that began after it at the second. */
    private void awaitAWholeLook(RunningServer server) {
        for (int i = 0; i < 2; i++) {
            clock.advance(Duration.ofSeconds(1));
            String ended = "SELECT 1 FROM work_progress WHERE taken_until = TIMESTAMP WITH TIME ZONE '%s'"
                    .formatted(clock.instant());
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !server.stored(ended).isEmpty());
        }
    }

    /** Twenty days in which everybody does about the same. */
    private List<TelemetryEvent> history() {
        List<TelemetryEvent> all = new ArrayList<>();
        for (int day = 1; day <= 20; day++) {
            for (int hour = 10; hour < 14; hour++) {
                Instant at = NOW.minus(Duration.ofDays(day)).plus(Duration.ofHours(hour - 12L));
                for (int i = 0; i < 5 + day % 3; i++) {
                    all.add(request("ana", "acme", at));
                    all.add(activity("bob", "acme", "import", at, Map.of("organizationId", "acme")));
                    all.add(request("eve", "mill", at));
                }
                all.add(summary("acme", at, 100 + day));
                all.add(summary("mill", at, 100 + day));
            }
        }
        return all;
    }

    private List<TelemetryEvent> today() {
        List<TelemetryEvent> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(request("ana", "acme", NOW));
            all.add(activity("bob", "acme", "import", NOW, Map.of("organizationId", i < 8 ? "mill" : "acme")));
        }
        for (int i = 1; i < 9; i++) {
            all.add(request("ana", "tenant-" + i, NOW));
        }
        for (int i = 0; i < 400; i++) {
            all.add(request("eve", "mill", NOW));
        }
        all.add(summary("acme", NOW, 110));
        all.add(summary("mill", NOW, 3_000));
        return all;
    }

    private RequestEvent request(String user, String tenant, Instant at) {
        EventHeader header = new EventHeader(events.id(), at, tenant, user, "GET /api/todos", null, null);
        return new RequestEvent(header, 200, 1_000, null, 1, RequestReason.SAMPLED, null, null);
    }

    private ActivityEvent activity(String user, String tenant, String type, Instant at, Map<String, Object> metadata) {
        EventHeader header = new EventHeader(events.id(), at, tenant, user, null, null, null);
        return new ActivityEvent(header, type, "file read", null, null, metadata, null, null);
    }

    private RequestSummaryEvent summary(String tenant, Instant at, int count) {
        LatencyHistogram histogram = new LatencyHistogram();
        histogram.record(1_000, count);
        EventHeader header = new EventHeader(events.id(), at, tenant, null, "GET /api/todos", null, null);
        return new RequestSummaryEvent(header, at, count, 0, histogram.toBase64());
    }

    private void report(RunningServer server, List<TelemetryEvent> all) {
        String token = server.ingestToken();
        for (int i = 0; i < all.size(); i += 1_000) {
            List<TelemetryEvent> some = all.subList(i, Math.min(all.size(), i + 1_000));
            Answer answer = server.client().ingest(token, events.batch(some.toArray(TelemetryEvent[]::new)));
            assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        }
        String last = all.get(all.size() - 1).header().id().toString();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !server.stored("SELECT id FROM received_events WHERE id = '" + last + "'")
                        .isEmpty());
    }

    private static List<JsonNode> items(RunningServer server, String viewer) {
        List<JsonNode> items = new ArrayList<>();
        server.client().get(PATH, viewer).json().path("items").forEach(items::add);
        return items;
    }

    private static Set<String> rules(RunningServer server, String viewer) {
        Set<String> rules = new HashSet<>();
        items(server, viewer).forEach(item -> {
            String who = item.path("user").asText(item.path("tenant").asText());
            rules.add(who + " " + item.path("details").path("rule").asText());
        });
        return rules;
    }

    private static JsonNode only(RunningServer server, String viewer, String rule) {
        return items(server, viewer).stream()
                .filter(item -> item.path("details").path("rule").asText().equals(rule))
                .findFirst()
                .orElseThrow();
    }
}
