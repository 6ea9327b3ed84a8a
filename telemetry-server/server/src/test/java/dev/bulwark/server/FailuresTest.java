package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bulwark.model.Severity;
import dev.bulwark.model.access.Role;
import dev.bulwark.model.failures.FailedOperation;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.FailedOperationEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failed operations as an engineer finds and settles them. */
@Tag("store")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailuresTest {
    private static final String PATH = "/api/v1/admin/failed-operations";
    private static final Instant AT = Instant.parse("2026-02-03T04:05:06.789Z");

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
    void aFailureComesBackAsItWasSent() {
        FailedOperationEvent sent = failure("tenant-9", AT);
        client.ingest(token, events.batch(sent));

        FailedOperation kept =
                client.get(PATH + "/" + sent.header().id(), viewer).as(FailedOperation.class);

        assertThat(kept.createdAt()).isEqualTo(AT);
        assertThat(kept.tenant()).isEqualTo("tenant-9");
        assertThat(kept.operationType()).isEqualTo("payment");
        assertThat(kept.operationName()).isEqualTo("charge 100%_done");
        assertThat(kept.errorMessage()).isEqualTo("declined");
        assertThat(kept.errorStack()).isEqualTo("at com.example.Charges");
        assertThat(kept.context()).isEqualTo(Map.of("attempt", 2));
        assertThat(kept.severity()).isEqualTo(Severity.HIGH);
        assertThat(kept.resolved()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenant=filters",
                "type=payment&tenant=filters",
                "severity=high&tenant=filters",
                "resolved=false&tenant=filters",
                "user=ada&tenant=filters",
                "app=meetings&tenant=filters",
                "q=100%25_DONE&tenant=filters",
                "from=2026-02-03T04:05:06.789Z&to=2026-02-03T04:05:06.790Z&tenant=filters"
            })
    void everyFilterFindsItsOwn(String filter) {
        FailedOperationEvent wanted = failure("filters", AT);
        client.ingest(token, events.batch(wanted, failure("others", AT.minusSeconds(1))));

        assertThat(ids(client.get(PATH + "?limit=500&" + filter, viewer).json()))
                .contains(wanted.header().id().toString());
        assertThat(tenants(client.get(PATH + "?limit=500&" + filter, viewer).json()))
                .containsOnly("filters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind=payment", "severity=mild", "resolved=maybe", "limit=0", "from=yesterday", "tenant="})
    void aFilterThatCannotBeIsRefusedByItsName(String filter) {
        Answer answer = client.get(PATH + "?" + filter, viewer);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field()).isEqualTo(filter.substring(0, filter.indexOf('=')));
    }

    @Test
    void oneAndManyAreSettledAndReopenedWithWhoAndWhy() {
        UUID first = send("settling");
        UUID second = send("settling");
        assertThat(post(first, "resolve", "paid by hand").status()).isEqualTo(200);
        assertThat(post(first, "resolve", "again").status()).isEqualTo(409);

        JsonNode many = client.post(
                        PATH + "/resolve",
                        engineer,
                        "{\"ids\":[\"%s\",\"%s\"],\"note\":\"all\"}".formatted(first, second))
                .json();
        assertThat(many.path("resolved").get(0).asText()).isEqualTo(second.toString());
        assertThat(many.path("skipped").get(0).asText()).isEqualTo(first.toString());
        assertThat(ids(client.get(PATH + "?tenant=settling&resolved=false", viewer)
                        .json()))
                .isEmpty();

        FailedOperation reopened = post(first, "reopen", "it is back").as(FailedOperation.class);
        assertThat(reopened.resolved()).isFalse();
        assertThat(server.stored("SELECT action FROM audit_log WHERE entity_id = '" + first + "' ORDER BY created_at"))
                .containsExactly("failed operation resolved", "failed operation reopened");
    }

    @Test
    void anUnknownOneIsNotFoundAndAViewerSettlesNothing() {
        assertThat(client.get(PATH + "/" + events.id(), viewer).status()).isEqualTo(404);
        UUID id = send("viewing");
        assertThat(client.post(PATH + "/" + id + "/resolve", viewer, "{}").status())
                .isEqualTo(403);
    }

    private FailedOperationEvent failure(String tenant, Instant at) {
        return new FailedOperationEvent(
                new EventHeader(events.id(), at, tenant, "ada", "POST /api/charges", "trace-1", "request-1"),
                "payment",
                "charge 100%_done",
                "declined",
                "at com.example.Charges",
                Map.of("attempt", 2),
                Severity.HIGH);
    }

    private UUID send(String tenant) {
        FailedOperationEvent sent = failure(tenant, Instant.now());
        client.ingest(token, events.batch(sent));
        return sent.header().id();
    }

    private Answer post(UUID id, String deed, String note) {
        return client.post(PATH + "/" + id + "/" + deed, engineer, "{\"note\":\"" + note + "\"}");
    }

    private static List<String> ids(JsonNode page) {
        return texts(page, "id");
    }

    private static List<String> tenants(JsonNode page) {
        return texts(page, "tenant");
    }

    private static List<String> texts(JsonNode page, String field) {
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .map(item -> item.path(field).asText())
                .toList();
    }
}
