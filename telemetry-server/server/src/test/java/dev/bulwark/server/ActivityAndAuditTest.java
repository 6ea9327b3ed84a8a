package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bulwark.model.Tally;
import dev.bulwark.model.access.Role;
import dev.bulwark.model.activity.Activity;
import dev.bulwark.model.activity.ActivityStats;
import dev.bulwark.model.audit.AuditRecord;
import dev.bulwark.model.audit.AuditStats;
import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.AuditEvent;
import dev.bulwark.model.ingest.AuditSeverity;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.json.Json;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users did, and who did what to what, as it is asked for. */
@Tag("store")
class ActivityAndAuditTest {
    private static final String ACTIVITY = "/api/v1/admin/activity";
    private static final String AUDIT = "/api/system/audit-logs";

    private final Events events = new Events(Clock.systemUTC());
    private RunningServer server;
    private Client client;
    private String token;

    @BeforeEach
    void start(@TempDir Path data) {
        server = RunningServer.start(data, Clock.systemUTC());
        client = server.client();
        token = server.ingestToken();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anActivityComesBackAsItWasSentAndByEachOfItsFilters() {
        ActivityEvent sent = activity("ada", "import", "form filled in");
        client.ingest(token, events.batch(sent, activity("bob", "authentication", "signed in")));
        String viewer = server.session(Role.VIEWER);

        for (String filter : List.of(
                "user=ada", "type=import", "entityType=form", "entityId=17", "q=FILLED", "q=rows", "tenant=t-ada")) {
            JsonNode page = client.get(ACTIVITY + "?" + filter, viewer).json();
            assertThat(page.path("items")).as(filter).hasSize(1);
            Activity kept = read(page.path("items").get(0), Activity.class);
            assertThat(kept.id()).isEqualTo(sent.header().id());
            assertThat(kept.metadata()).isEqualTo(sent.metadata());
            assertThat(kept.userAgent()).isEqualTo("JUnit");
        }
        assertThat(client.get(ACTIVITY + "?name=x", viewer).field()).isEqualTo("name");
    }

    @Test
    void activityIsCountedByTypeActionAndUser() {
        client.ingest(
                token,
                events.batch(
                        activity("ada", "import", "form filled in"),
                        activity("ada", "import", "file read"),
                        activity("bob", "import", "file read"),
                        activity("bob", "authentication", "signed in")));

        ActivityStats stats =
                client.get(ACTIVITY + "/stats", server.session(Role.VIEWER)).as(ActivityStats.class);

        assertThat(stats.last24Hours()).isEqualTo(4);
        assertThat(stats.users()).isEqualTo(2);
        assertThat(stats.byType()).containsExactly(new Tally("import", 3), new Tally("authentication", 1));
        assertThat(stats.topActions()).first().isEqualTo(new Tally("file read", 2));
    }

    @Test
    void auditEntriesOfApplicationsAndOfTheServerAreReadTogether() {
        String admin = server.session(Role.ADMIN);
        AuditEvent sent = audit(AuditSeverity.CRITICAL);
        client.ingest(token, events.batch(sent, audit(AuditSeverity.INFO)));

        JsonNode all = client.get(AUDIT + "?limit=500", admin).json();
        assertThat(texts(all, "action")).contains("role granted", "user created", "signed in");

        JsonNode errors = client.get(AUDIT + "?type=errors", admin).json();
        AuditRecord kept = read(errors.path("items").get(0), AuditRecord.class);
        assertThat(errors.path("items")).hasSize(1);
        assertThat(kept.id()).isEqualTo(sent.header().id());
        assertThat(kept.before()).isEqualTo(Map.of("role", "member"));
        assertThat(kept.after()).isEqualTo(Map.of("role", "owner"));
        assertThat(texts(
                        client.get(AUDIT + "?action=role%20granted&severity=info", admin)
                                .json(),
                        "severity"))
                .containsExactly("info");
    }

    @Test
    void auditEntriesAreCountedAndOnlyAdministratorsMayRead() {
        String admin = server.session(Role.ADMIN);
        client.ingest(token, events.batch(audit(AuditSeverity.CRITICAL), audit(AuditSeverity.CRITICAL)));

        AuditStats stats = client.get(AUDIT + "?type=stats", admin).as(AuditStats.class);

        assertThat(stats.bySeverity()).containsEntry(AuditSeverity.CRITICAL, 2L).containsEntry(AuditSeverity.ERROR, 0L);
        assertThat(stats.topActions()).contains(new Tally("role granted", 2));
        assertThat(client.get(AUDIT + "?type=stats&severity=info", admin).field())
                .isEqualTo("severity");
        assertThat(client.get(AUDIT + "?type=some", admin).field()).isEqualTo("type");
        assertThat(client.get(AUDIT, server.session(Role.ENGINEER)).status()).isEqualTo(403);
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrOverlap() {
        List<ActivityEvent> sent = IntStream.range(0, 25)
                .mapToObj(i -> activity("ada", "import", "row " + i))
                .toList();
        client.ingest(token, events.batch(sent.toArray(ActivityEvent[]::new)));
        String viewer = server.session(Role.VIEWER);

        JsonNode first = client.get(ACTIVITY + "?limit=20", viewer).json();
        JsonNode second = client.get(
                        ACTIVITY + "?limit=20&cursor="
                                + first.path("nextCursor").asText(),
                        viewer)
                .json();

        assertThat(texts(first, "id")).hasSize(20).doesNotContainAnyElementsOf(texts(second, "id"));
        assertThat(texts(second, "id")).hasSize(5);
        assertThat(second.path("nextCursor").isNull()).isTrue();
    }

    private ActivityEvent activity(String user, String type, String name) {
        EventHeader header = new EventHeader(
                events.id(), Instant.now().truncatedTo(ChronoUnit.MILLIS), "t-" + user, user, null, null, null);
        boolean form = type.equals("import") && name.equals("form filled in");
        return new ActivityEvent(
                header,
                type,
                name,
                form ? "form" : null,
                form ? "17" : null,
                form ? Map.of("rows", 3) : Map.of(),
                null,
                "JUnit");
    }

    private AuditEvent audit(AuditSeverity severity) {
        return new AuditEvent(
                events.header(),
                "role granted",
                severity,
                null,
                "user",
                "3",
                Map.of("role", "member"),
                Map.of("role", "owner"),
                null,
                null,
                null,
                null);
    }

    private static <T> T read(JsonNode node, Class<T> type) {
        return Json.tolerant().convertValue(node, type);
    }

    private static List<String> texts(JsonNode page, String field) {
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .map(item -> item.path(field).asText())
                .toList();
    }
}
