package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bulwark.model.access.Role;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.RequestEvent;
import dev.bulwark.model.ingest.RequestReason;
import dev.bulwark.model.ingest.RequestSummaryEvent;
import dev.bulwark.model.performance.LatencyHistogram;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How endpoints did, as it is asked for. */
@Tag("store")
class EndpointsTest {
    private static final String PATH = "/api/v1/admin/api-performance";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:30Z");

    private final SettableClock clock = new SettableClock(NOW);
    private final Events events = new Events(clock);
    private RunningServer server;
    private Client client;
    private String token;
    private String viewer;

    @BeforeEach
    void start(@TempDir Path data) {
        server = RunningServer.start(data, clock);
        client = server.client();
        token = server.ingestToken();
        viewer = server.session(Role.VIEWER);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void percentilesAreThoseOfAllRequestsOfAllTenantsTogether() {
        client.ingest(
                token,
                events.batch(
                        summary("GET /a", "t1", 1, 100, 1_000),
                        summary("GET /a", "t2", 2, 100, 9_000),
                        summary("GET /b", "t1", 3, 10, 50_000)));

        JsonNode items = client.get(PATH, viewer).json().path("items");

        assertThat(items).extracting(item -> item.path("endpoint").asText()).containsExactly("GET /b", "GET /a");
        JsonNode both = items.get(1);
        assertThat(both.path("requests").asLong()).isEqualTo(200);
        assertThat(both.path("tenants").asLong()).isEqualTo(2);
        assertThat(both.path("latency").path("p50").asLong()).isBetween(990L, 1_010L);
        assertThat(both.path("latency").path("p95").asLong()).isBetween(8_900L, 9_100L);
        JsonNode one =
                client.get(PATH + "?tenant=t1", viewer).json().path("items").get(1);
        assertThat(one.path("latency").path("p99").asLong()).isBetween(990L, 1_010L);
    }

    @Test
    void theDetailTellsTrendTenantsAndSlowestRequests() {
        EventHeader header = new EventHeader(events.id(), NOW.minusSeconds(60), "t1", "ada", "GET /a", "trace-1", null);
        client.ingest(
                token,
                events.batch(
                        summary("GET /a", "t1", 1, 10, 1_000),
                        summary("GET /a", "t1", 5, 20, 2_000),
                        new RequestEvent(header, 500, 2_000_000, null, 12, RequestReason.SLOW, null, null)));
        String id = client.get(PATH, viewer)
                .json()
                .path("items")
                .get(0)
                .path("endpointId")
                .asText();

        JsonNode detail = client.get(PATH + "/" + id, viewer).json();

        assertThat(detail.path("endpoint").path("requests").asLong()).isEqualTo(30);
        assertThat(detail.path("trend"))
                .extracting(point ->
                        point.path("at").asText() + " " + point.path("requests").asLong())
                .containsExactly("2026-03-01T11:55:00.000Z 20", "2026-03-01T11:59:00.000Z 10");
        assertThat(detail.path("tenants"))
                .singleElement()
                .satisfies(tenant -> assertThat(tenant.path("tenant").asText()).isEqualTo("t1"));
        assertThat(detail.path("slowest").get(0).path("traceId").asText()).isEqualTo("trace-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2026-03-02T00:00:00Z",
                "from=2026-01-01T00:00:00Z",
                "from=x",
                "from=2026-03-01T12:00:00Z&to=2026-03-01T11:00:00Z"
            })
    void aStretchThatCannotBeIsRefused(String query) {
        Answer answer = client.get(PATH + "?" + query, viewer);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field()).isEqualTo("from");
    }

    @Test
    void whatHadNoRequestIsNotFound() {
        assertThat(client.get(PATH + "/nonsense", viewer).status()).isEqualTo(404);
        assertThat(client.get(PATH + "?name=x", viewer).field()).isEqualTo("name");
    }

    private RequestSummaryEvent summary(String endpoint, String tenant, int minutesAgo, int count, long micros) {
        Instant minute = Instant.parse("2026-03-01T12:00:00Z").minusSeconds(60L * minutesAgo);
        LatencyHistogram histogram = new LatencyHistogram();
        histogram.record(micros, count);
        return new RequestSummaryEvent(
                new EventHeader(events.id(), minute, tenant, null, endpoint, null, null),
                minute,
                count,
                0,
                histogram.toBase64());
    }
}
