package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.model.Severity;
import dev.bulwark.model.Tally;
import dev.bulwark.model.health.ConnectionsHealth;
import dev.bulwark.model.health.EndpointLatency;
import dev.bulwark.model.health.InstanceHealth;
import dev.bulwark.model.health.RecentIssue;
import dev.bulwark.model.health.ServiceHealth;
import dev.bulwark.model.health.ServicesHealth;
import dev.bulwark.model.health.SystemHealth;
import dev.bulwark.model.health.TrafficLight;
import dev.bulwark.model.ingest.ConnectionEvent;
import dev.bulwark.model.ingest.ExternalCallEvent;
import dev.bulwark.model.ingest.ExternalSummaryEvent;
import dev.bulwark.model.ingest.Gauges;
import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.ingest.ViolationEvent;
import dev.bulwark.model.ingest.WebhookEvent;
import dev.bulwark.model.performance.LatencyHistogram;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class HealthTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:30Z"));
    private final Events events = new Events(clock);
    private RunningServer server;
    private String token;
    private String session;

    @BeforeEach
    void start(@TempDir Path data) {
        server = RunningServer.start(data, clock);
        token = server.ingestToken();
        session = server.client().signIn("owner", server.ownerPassword()).token();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void nothingIsGreenBeforeAnythingWasHeard() {
        SystemHealth health = health();

        assertThat(lights(health)).containsOnly(TrafficLight.GREY);
        assertThat(health.api().reading().summary()).isEqualTo("No requests in the last hour");
        assertThat(health.instances()).isEmpty();
    }

    @Test
    void aSystemThatReportsWellIsGreenAndTellsItsFigures() {
        report(
                events.summary("GET /fast", 0, 10_000, 20_000),
                events.summary("GET /slow", 0, 900_000),
                events.gauge(Gauges.POOL_ACTIVE, 3),
                events.gauge(Gauges.POOL_IDLE, 7),
                events.gauge(Gauges.POOL_MAX, 10),
                events.gauge(Gauges.HEAP_USED, 1_000),
                events.gauge(Gauges.CPU_LOAD, 0.25),
                connections("acme", 1, 0, 1, null),
                calls("mail", 10, 0),
                events.slowQuery(),
                events.activity(),
                events.failure());

        SystemHealth health = health();

        assertThat(lights(health)).containsOnly(TrafficLight.GREEN);
        assertThat(health.api().requestsLastHour()).isEqualTo(3);
        assertThat(health.api().latency().max()).isBetween(890_000L, 910_000L);
        assertThat(health.api().slowest())
                .extracting(EndpointLatency::endpoint)
                .containsExactly("GET /slow", "GET /fast");
        assertThat(health.database().active()).isEqualTo(3);
        assertThat(health.database().max()).isEqualTo(10);
        assertThat(health.database().slowStatementsLastHour()).isEqualTo(1);
        assertThat(health.unresolvedFailures()).isEqualTo(1);
        assertThat(health.activitiesLastHour()).isEqualTo(1);
        InstanceHealth instance = health.instances().get(0);
        assertThat(instance.heapUsedBytes()).isEqualTo(1_000);
        assertThat(instance.heapMaxBytes()).isNull();
        assertThat(instance.cpuLoad()).isEqualTo(0.25);
        assertThat(instance.version()).isEqualTo("1.4.2");
    }

    @Test
    void requestsPerMinuteAreThoseOfTheLastSixtySeconds() {
        report(events.summary("GET /x", 0, 1, 2, 3, 4));
        assertThat(health().api().requestsPerMinute()).as("at once").isEqualTo(4);

        clock.advance(Duration.ofMinutes(1));
        assertThat(health().api().requestsPerMinute())
                .as("half of them are gone")
                .isEqualTo(2);
        clock.advance(Duration.ofMinutes(1));
        assertThat(health().api().requestsPerMinute()).isZero();
    }

    @Test
    void everythingTurnsGreyOnceNothingIsHeardAnyMore() {
        report(
                events.summary("GET /x", 0, 1_000),
                events.gauge(Gauges.POOL_ACTIVE, 1),
                events.gauge(Gauges.POOL_MAX, 10),
                connections("acme", 1, 0, 0, null),
                calls("mail", 10, 0));
        clock.advance(Duration.ofSeconds(60));
        assertThat(lights(health())).containsOnly(TrafficLight.GREEN);

        clock.advance(Duration.ofSeconds(1));

        assertThat(lights(health())).containsOnly(TrafficLight.GREY);
        assertThat(health().instancesReading().light()).isEqualTo(TrafficLight.GREY);
        assertThat(health().api().reading().summary()).isEqualTo("Nothing heard for 61 s");
    }

    @Test
    void openConnectionsAreCountedOnceAndByTenant() {
        report(connections("acme", 5, 0, 5, "standup"), connections("globex", 2, 1, 1, null));
        clock.advance(Duration.ofMinutes(1));
        report(connections("acme", 1, 2, 4, "standup"));

        ConnectionsHealth connections = health().connections();

        assertThat(connections.open()).isEqualTo(5);
        assertThat(connections.byTenant()).containsExactly(new Tally("acme", 4), new Tally("globex", 1));
        assertThat(connections.sessions()).isEqualTo(1);
        assertThat(connections.openedLastHour()).isEqualTo(8);
        assertThat(connections.disconnectionRate()).isEqualTo(1.0);
        assertThat(connections.reading().light()).isEqualTo(TrafficLight.RED);
        clock.advance(Duration.ofMinutes(10));
        assertThat(health().connections().open())
                .as("nobody told of them any more")
                .isZero();
    }

    @Test
    void aServiceIsAsGoodAsItsCallsAndDownWhenTheNewestFailed() {
        report(calls("mail", 98, 0), calls("payments", 90, 10), webhook("payments"));
        ServicesHealth services = health().services();
        assertThat(services.services()).extracting(ServiceHealth::service).containsExactly("mail", "payments");
        assertThat(services.services().get(0).reading().light()).isEqualTo(TrafficLight.GREEN);
        assertThat(services.services().get(1).errors()).isEqualTo(10);
        assertThat(services.services().get(1).lastWebhook()).isEqualTo(clock.instant());
        assertThat(services.reading().light()).isEqualTo(TrafficLight.RED);
        assertThat(services.reading().summary()).startsWith("payments: 100 calls, 10.0 % failed");

        clock.advance(Duration.ofSeconds(5));
        report(new ExternalCallEvent(events.header(), "mail", "send", 30_000, false, "connection refused"));
        ServiceHealth mail = health().services().services().get(0);
        assertThat(mail.reading().summary()).isEqualTo("the newest call failed");
        assertThat(mail.lastError()).isEqualTo("connection refused");
    }

    @Test
    void whatHappenedInTheLastHourAndIsOpenIsNamed() {
        report(events.violation());
        clock.advance(Duration.ofMinutes(50));
        report(events.failure());
        assertThat(health().recentIssues())
                .extracting(RecentIssue::kind)
                .containsExactly(RecentIssue.Kind.FAILURE, RecentIssue.Kind.VIOLATION);
        assertThat(health().recentIssues().get(0).title()).isEqualTo("mail: send invitation");

        clock.advance(Duration.ofMinutes(20));
        assertThat(health().recentIssues()).extracting(RecentIssue::kind).containsExactly(RecentIssue.Kind.FAILURE);
    }

    private ConnectionEvent connections(String tenant, long opened, long cutOff, long live, String session) {
        return new ConnectionEvent(
                events.header(tenant, clock.instant()), "websocket", opened, 0, cutOff, live, session);
    }

    private ExternalSummaryEvent calls(String service, long good, long bad) {
        LatencyHistogram histogram = new LatencyHistogram();
        histogram.record(20_000, good + bad);
        return new ExternalSummaryEvent(
                events.header(), clock.instant(), service, "call", good + bad, bad, histogram.toBase64());
    }

    private WebhookEvent webhook(String service) {
        return new WebhookEvent(events.header(), service, "charge.refunded", true, null);
    }

    @Test
    void whatComesLateIsCountedThoughItsMinuteWasAskedForBefore() {
        Events late = new Events(new SettableClock(clock.instant().minus(Duration.ofMinutes(30))));
        report(events.summary("GET /x", 0, 1_000), late.summary("GET /x", 0, 1_000));
        assertThat(health().api().requestsLastHour()).isEqualTo(2);

        report(late.summary("GET /x", 1, 9_000, 9_000));
        report(late.summary("GET /y", 0, 80_000));

        assertThat(health().api().requestsLastHour()).isEqualTo(5);
        assertThat(health().api().errorRate()).isEqualTo(0.2);
        assertThat(health().api().latency().max()).isBetween(79_000L, 81_000L);
        clock.advance(Duration.ofMinutes(31));
        assertThat(health().api().requestsLastHour()).isEqualTo(1);
    }

    @Test
    void oldRequestsSayNothingAboutThisHour() {
        report(events.summary("GET /x", 0, 1_000));
        clock.advance(Duration.ofMinutes(62));
        report(events.activity());

        assertThat(health().api().reading().light()).isEqualTo(TrafficLight.GREY);
        assertThat(health().api().latency()).isNull();
    }

    @Test
    void slownessErrorsAndFullPoolsTurnTheLights() {
        report(
                events.summary("GET /x", 0, 1_700_000),
                events.gauge(Gauges.POOL_ACTIVE, 10),
                events.gauge(Gauges.POOL_MAX, 10));
        assertThat(health().api().reading().light()).isEqualTo(TrafficLight.YELLOW);
        assertThat(health().database().reading().light()).isEqualTo(TrafficLight.RED);

        report(events.summary("GET /x", 1, 1_000));
        assertThat(health().api().reading().light()).isEqualTo(TrafficLight.RED);
    }

    @Test
    void waitingForAConnectionIsNeverGreen() {
        report(
                events.gauge(Gauges.POOL_ACTIVE, 5),
                events.gauge(Gauges.POOL_PENDING, 2),
                events.gauge(Gauges.POOL_MAX, 10));

        assertThat(health().database().reading().light()).isEqualTo(TrafficLight.YELLOW);
    }

    @Test
    void isolationIsRedWhileACriticalViolationIsOpenEvenWhenNobodyReportsAnyMore() {
        ViolationEvent critical = events.violation();
        report(critical, events.violation("t", Severity.WARNING, clock.instant()));
        clock.advance(Duration.ofMinutes(90));
        assertThat(health().isolation().reading().light()).isEqualTo(TrafficLight.RED);

        server.client()
                .post(
                        "/api/v1/admin/data-isolation/violations/"
                                + critical.header().id() + "/resolve",
                        session,
                        "{}");
        assertThat(health().isolation().reading().light()).isEqualTo(TrafficLight.YELLOW);
    }

    @Test
    void anInstanceThatHadToDropEventsIsNotGreen() {
        server.client().ingest(token, events.batch("lossy", new Ledger(9, Map.of("full", 4L), 0), List.of()));

        InstanceHealth lossy = health().instances().get(0);

        assertThat(lossy.reading().light()).isEqualTo(TrafficLight.YELLOW);
        assertThat(lossy.dropped()).isEqualTo(4);
    }

    @Test
    void figuresOfAnApplicationWhoseClockIsWrongAreStillFresh() {
        Events behind = new Events(new SettableClock(clock.instant().minus(Duration.ofHours(3))));
        server.client()
                .ingest(token, behind.batch(behind.gauge(Gauges.POOL_ACTIVE, 1), behind.gauge(Gauges.POOL_MAX, 10)));

        assertThat(health().database().reading().light()).isEqualTo(TrafficLight.GREEN);
    }

    @Test
    void aMachineLearnsTheStatusAndTheDetailsOnlyWhenSignedIn() {
        report(events.summary("GET /x", 1, 1_000));

        Answer stranger = server.client().get("/api/system/health", "");
        Answer person = server.client().get("/api/system/health", session);

        assertThat(stranger.status()).isEqualTo(200);
        assertThat(stranger.json().path("status").asText()).isEqualTo("degraded");
        assertThat(stranger.json().has("checks")).isFalse();
        assertThat(person.json().path("responseTimeMs").isNumber()).isTrue();
        assertThat(person.json().path("checks").fieldNames())
                .toIterable()
                .containsExactly(
                        "database",
                        "databasePerformance",
                        "storage",
                        "errorRate",
                        "systemMetrics",
                        "recentActivity",
                        "ingest");
        assertThat(person.json().path("checks").path("storage").path("figures").fieldNames())
                .toIterable()
                .contains("level", "diskUsedPercent", "diskFreeBytes", "storeBytes", "storeMaxBytes");
        assertThat(person.json().path("checks").path("errorRate").path("status").asText())
                .isEqualTo("degraded");
        assertThat(person.json()
                        .path("checks")
                        .path("recentActivity")
                        .path("status")
                        .asText())
                .isEqualTo("healthy");
    }

    private void report(TelemetryEvent... some) {
        assertThat(server.client().ingest(token, events.batch(some)).status()).isEqualTo(202);
    }

    private SystemHealth health() {
        Answer answer = server.client().get("/api/v1/admin/system-health", session);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(SystemHealth.class);
    }

    private static List<TrafficLight> lights(SystemHealth health) {
        return List.of(
                health.api().reading().light(),
                health.database().reading().light(),
                health.connections().reading().light(),
                health.services().reading().light(),
                health.isolation().reading().light(),
                health.instancesReading().light());
    }
}
