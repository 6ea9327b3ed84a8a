package dev.bulwark.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bulwark.model.isolation.Mode;
import dev.bulwark.sample.defects.Defect;
import dev.bulwark.sample.defects.Defects;
import dev.bulwark.sample.sessions.Role;
import dev.bulwark.sample.traffic.TrafficDriver;
import dev.bulwark.sample.traffic.TrafficPlan;
import dev.bulwark.sample.traffic.TrafficReport;
import dev.bulwark.sample.traffic.TrafficSettings;
import dev.bulwark.sample.watch.WatchSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform under its users' traffic while Bulwark watches. */
final class WatchedTrafficTest {
    private static final double AS_FAST_AS_POSSIBLE = 100_000;

    @TempDir
    private Path spool;

    private final TelemetryServerStandIn server = new TelemetryServerStandIn();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aSoundPlatformCausesNoViolation() {
        TrafficReport report = run(Mode.OBSERVE, Defects.NONE, 5_000);

        assertThat(server.events("violation").map(WatchedTrafficTest::shortened).distinct())
                .isEmpty();
        assertThat(report.failed() + report.unanswered()).isZero();
        assertThat(server.events("request_summary")
                        .mapToLong(event -> event.path("count").asLong())
                        .sum())
                .isEqualTo(5_000);
    }

    @Test
    void everyDefectIsFoundWithItsEndpointAndFromSeveralTenants() {
        run(Mode.OBSERVE, Defects.ALL, 1_500);

        assertThat(server.tenantsWith("missing_filter", "GET /api/reports/attendance"))
                .hasSizeGreaterThan(2);
        assertThat(server.tenantsWith("missing_filter", "GET /api/issues")).hasSizeGreaterThan(2);
        assertThat(server.tenantsWith("missing_filter", "GET /api/priorities")).hasSizeGreaterThan(2);
        assertThat(server.tenantsWith("wrong_org", "GET /api/documents")).hasSizeGreaterThan(2);
        assertThat(server.tenantsWith("response_contamination", "GET /api/blueprint"))
                .hasSizeGreaterThan(2);
        assertThat(endpoints("violation"))
                .as(() -> server.events("violation")
                        .map(WatchedTrafficTest::shortened)
                        .distinct()
                        .collect(Collectors.joining("\n")))
                .containsExactlyInAnyOrder(
                        "GET /api/reports/attendance",
                        "GET /api/issues",
                        "GET /api/priorities",
                        "GET /api/documents",
                        "GET /api/blueprint");
        assertThat(server.events("failed_operation")
                        .map(event -> event.path("operationType").asText()))
                .isNotEmpty()
                .containsOnly("mail");
        assertThat(endpoints("slow_query")).contains("GET /api/reports/completion");
        assertThat(activities()).contains("signed in", "sign-in failed", "to-do completed", "meeting finished");
    }

    @Test
    void whatThePlatformDoesBesidesAnsweringIsTold() {
        UUID meeting = UUID.randomUUID();
        try (SampleApp app = start(Mode.OBSERVE, Defects.NONE)) {
            Client client = Client.signedIn(app, Platform.person(app, Platform.LARGEST, Role.OWNER));
            assertThat(client.post("/api/meetings", "{\"id\":\"" + meeting + "\",\"title\":\"weekly\"}")
                            .status())
                    .isEqualTo(201);
            client.post("/api/meetings/" + meeting + "/finish", "{\"rating\":9}");
            client.post("/api/invitations", "{\"email\":\"new@corp.example\",\"name\":\"New\",\"title\":\"Guest\"}");
            client.get("/api/scorecard/export");
            server.awaitEvent("heartbeat");
        }
        assertThat(server.events("external_summary"))
                .anyMatch(event -> event.path("service").asText().equals("mail relay"));
        assertThat(server.events("connection"))
                .allMatch(event -> event.path("tenant").asText().equals(Platform.LARGEST)
                        && event.path("session").asText().equals(meeting.toString()));
        assertThat(server.events("connection")
                        .mapToLong(event -> event.path("opened").asLong()))
                .contains(1L);
        assertThat(server.events("audit"))
                .anyMatch(event -> event.path("after").path("role").asText().equals("member"));
        assertThat(server.events("counter"))
                .anyMatch(event -> event.path("name").asText().equals("meetings finished"));
        assertThat(server.events("timing_summary"))
                .anyMatch(event -> event.path("name").asText().equals("scorecard export"));
        assertThat(server.events("job")).allMatch(event -> event.path("success").asBoolean());
        assertThat(server.events("cross_tenant"))
                .anyMatch(event -> event.path("endpoint").asText().equals("job nightly rollup"));
    }

    @Test
    void aBlockedStatementIsAnErrorForTheUserWithoutForeignRows() {
        try (SampleApp app = start(Mode.BLOCK_CRITICAL, Defects.of(Defect.FORGOTTEN_FILTER))) {
            Client client = Client.signedIn(app, Platform.person(app, Platform.OTHER, Role.OWNER));

            Client.Answer answer = client.get("/api/reports/attendance");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).doesNotContain(Platform.LARGEST);
            assertThat(client.get("/api/teams").status()).isEqualTo(200);
        }
        assertThat(server.events("violation"))
                .hasSize(1)
                .allMatch(event -> event.path("blocked").asBoolean());
    }

    @Test
    void aContaminatedAnswerNeverReachesTheUser() {
        try (SampleApp app = start(Mode.OBSERVE, Defects.of(Defect.SHARED_CACHE))) {
            Client first = Client.signedIn(app, Platform.person(app, Platform.LARGEST, Role.MEMBER));
            Client second = Client.signedIn(app, Platform.person(app, Platform.OTHER, Role.MEMBER));

            assertThat(first.get("/api/blueprint").status()).isEqualTo(200);
            Client.Answer answer = second.get("/api/blueprint");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).doesNotContain(Platform.LARGEST);
        }
    }

    @Test
    void cleanAnswersAreTheSameWithAndWithoutBulwark() {
        try (SampleApp watched = start(Mode.OBSERVE, Defects.NONE);
                SampleApp unwatched = Platform.unwatched()) {
            Client seen = Client.signedIn(watched, Platform.person(watched, Platform.LARGEST, Role.OWNER));
            Client alone = Client.signedIn(unwatched, Platform.person(unwatched, Platform.LARGEST, Role.OWNER));
            for (String path : List.of(
                    "/api/me",
                    "/api/teams",
                    "/api/priorities",
                    "/api/scorecard",
                    "/api/scorecard/export",
                    "/api/nothing")) {
                assertThat(seen.get(path)).isEqualTo(alone.get(path));
            }
        }
    }

    /** Runs the traffic to its end, and the platform too, so that everything is sent. */
    private TrafficReport run(Mode mode, Defects defects, int requests) {
        try (SampleApp app = start(mode, defects);
                TrafficDriver driver = TrafficDriver.start(
                        app.address(),
                        new TrafficPlan(app.world(), defects, 1),
                        new TrafficSettings(AS_FAST_AS_POSSIBLE, requests),
                        (step, status) -> {})) {
            return driver.end().join();
        }
    }

    private SampleApp start(Mode mode, Defects defects) {
        return Platform.watched(new WatchSettings(server.address(), "bwi_test", "meetings-1", mode, spool), defects);
    }

    private Set<String> endpoints(String type) {
        return server.events(type).map(event -> event.path("endpoint").asText()).collect(Collectors.toSet());
    }

    private Set<String> activities() {
        return server.events("activity")
                .map(event -> event.path("activityName").asText())
                .collect(Collectors.toSet());
    }

    private static String shortened(JsonNode violation) {
        return violation.path("violationType").asText() + " at "
                + violation.path("endpoint").asText() + ": "
                + violation.path("details").path("reason").asText() + " in "
                + violation.path("queryText").asText();
    }
}
