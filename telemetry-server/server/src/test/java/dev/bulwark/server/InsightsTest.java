package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bulwark.model.Severity;
import dev.bulwark.model.access.Role;
import dev.bulwark.model.ingest.CrossTenantEvent;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.ViolationEvent;
import dev.bulwark.model.isolation.AccessCell;
import dev.bulwark.model.isolation.AccessMatrix;
import dev.bulwark.model.isolation.ViolationType;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What violations and declared work come to when they are summed up. */
@Tag("store")
class InsightsTest {
    private static final String ISOLATION = "/api/v1/admin/data-isolation";

    private final Events events = new Events(Clock.systemUTC());
    private RunningServer server;
    private Client client;
    private String token;
    private String viewer;

    @BeforeEach
    void start(@TempDir Path data) {
        server = RunningServer.start(data, Clock.systemUTC());
        client = server.client();
        token = server.ingestToken();
        viewer = server.session(Role.VIEWER);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void statementsAreRankedByWhatTheyDid() {
        client.ingest(
                token,
                events.batch(
                        violation("aa", "ada", "t1", Severity.WARNING, "t2"),
                        violation("aa", "ada", "t1", Severity.WARNING, "t2"),
                        violation("aa", "bob", "t3", Severity.WARNING, "t2"),
                        violation("bb", "ada", "t1", Severity.CRITICAL, "t2")));

        JsonNode ranked =
                client.get(ISOLATION + "/dangerous-queries", viewer).json().path("items");

        assertThat(ranked).hasSize(2);
        assertThat(ranked.get(0).path("queryHash").asText()).isEqualTo("bb");
        assertThat(ranked.get(0).path("critical").asLong()).isEqualTo(1);
        assertThat(ranked.get(1).path("violations").asLong()).isEqualTo(3);
        assertThat(ranked.get(1).path("unresolved").asLong()).isEqualTo(3);
        assertThat(ranked.get(1).path("tenants").asLong()).isEqualTo(2);
        assertThat(ranked.get(1).path("users").asLong()).isEqualTo(2);
        assertThat(ranked.get(1).path("queryText").asText()).isEqualTo("SELECT * FROM aa");
        assertThat(client.get(ISOLATION + "/dangerous-queries?tenant=t3", viewer)
                        .json()
                        .path("items"))
                .hasSize(1);
        assertThat(client.get(ISOLATION + "/dangerous-queries?user=ada", viewer).field())
                .isEqualTo("user");
    }

    @Test
    void theMatrixTellsWhoReachedForWhom() {
        client.ingest(
                token,
                events.batch(
                        violation("aa", "ada", "t1", Severity.CRITICAL, "t2", "t3"),
                        violation("bb", "ada", "t1", Severity.CRITICAL, "t2"),
                        violation("aa", "bob", "t2", Severity.CRITICAL, "t1")));

        AccessMatrix byUser = client.get(ISOLATION + "/access-matrix", viewer).as(AccessMatrix.class);
        AccessMatrix byApp =
                client.get(ISOLATION + "/access-matrix?by=app&limit=1", viewer).as(AccessMatrix.class);

        assertThat(byUser.cells())
                .containsExactly(
                        new AccessCell("ada", "t1", "t2", 2, 0),
                        new AccessCell("bob", "t2", "t1", 1, 0),
                        new AccessCell("ada", "t1", "t3", 1, 0));
        assertThat(byUser.more()).isFalse();
        assertThat(byApp.cells()).containsExactly(new AccessCell("meetings", "t1", "t2", 2, 0));
        assertThat(byApp.more()).isTrue();
        assertThat(client.get(ISOLATION + "/access-matrix?by=team", viewer).field())
                .isEqualTo("by");
    }

    @Test
    void declaredWorkIsListedByReason() {
        client.ingest(
                token,
                events.batch(
                        new CrossTenantEvent(events.header(), "nightly totals", 12, null),
                        new CrossTenantEvent(events.header(), "nightly totals", 3, null),
                        new CrossTenantEvent(events.header(), "sign-in by mail", 1, null)));

        JsonNode declared = client.get(ISOLATION + "/cross-tenant-declarations", viewer)
                .json()
                .path("items");

        assertThat(declared).hasSize(2);
        assertThat(declared).anySatisfy(one -> {
            assertThat(one.path("reason").asText()).isEqualTo("nightly totals");
            assertThat(one.path("statements").asLong()).isEqualTo(15);
        });
    }

    private ViolationEvent violation(String hash, String user, String tenant, Severity severity, String... accessed) {
        return new ViolationEvent(
                new EventHeader(events.id(), Instant.now(), tenant, user, "GET /api/" + user, null, null),
                ViolationType.MISSING_FILTER,
                severity,
                "GET",
                "SELECT * FROM " + hash,
                hash,
                List.of(accessed),
                tenant,
                Map.of("reason", "no condition"),
                null,
                null,
                false,
                List.of());
    }
}
