package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.model.access.Role;
import dev.bulwark.model.health.SystemHealth;
import dev.bulwark.model.health.TrafficLight;
import dev.bulwark.model.ingest.FailedOperationEvent;
import dev.bulwark.model.ingest.Gauges;
import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.ingest.ViolationEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The overview as it was. */
class PastHealthTest {
    private static final String PATH = "/api/v1/admin/system-health";
    private static final Instant CALL = Instant.parse("2026-03-01T12:00:30Z");

    private final SettableClock clock = new SettableClock(CALL);
    private final Events events = new Events(clock);
    private RunningServer server;
    private Client client;
    private String token;
    private String engineer;

    @BeforeEach
    void start(@TempDir Path data) {
        server = RunningServer.start(data, clock);
        client = server.client();
        token = server.ingestToken();
        engineer = server.session(Role.ENGINEER);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void itIsTheSameHoursLaterWhateverHappenedSince() {
        ViolationEvent violation = events.violation();
        FailedOperationEvent failure = events.failure();
        client.ingest(token, events.batch("lossy", new Ledger(9, Map.of("full", 4L), 0), List.of()));
        report(
                violation,
                failure,
                events.activity(),
                events.slowQuery(),
                events.summary("GET /fast", 1, 10_000, 20_000),
                events.gauge(Gauges.POOL_ACTIVE, 3),
                events.gauge(Gauges.POOL_MAX, 10),
                events.gauge(Gauges.HEAP_USED, 1_000));
        SystemHealth then = health("");

        clock.advance(Duration.ofHours(3));
        settle("data-isolation/violations/" + violation.header().id());
        settle("failed-operations/" + failure.header().id());
        report(
                events.activity(),
                events.violation(),
                events.summary("GET /slow", 1, 3_000_000),
                events.gauge(Gauges.POOL_ACTIVE, 9),
                events.gauge(Gauges.HEAP_USED, 2_000));

        SystemHealth past = health("?at=" + CALL);
        assertThat(past)
                .usingRecursiveComparison()
                .ignoringFields("api.requestsPerMinute")
                .isEqualTo(then);
        assertThat(past.isolation().reading().light()).isEqualTo(TrafficLight.RED);
        assertThat(past.instances()).hasSize(2);
        assertThat(health("").isolation().stats().unresolved()).isEqualTo(1);
    }

    @Test
    void whatHadFallenSilentIsUnknownAndSaysForHowLong() {
        report(
                events.summary("GET /x", 0, 1_000),
                events.gauge(Gauges.POOL_ACTIVE, 1),
                events.gauge(Gauges.POOL_MAX, 9));
        clock.advance(Duration.ofHours(3));

        SystemHealth silent = health("?at=" + CALL.plus(Duration.ofMinutes(5)));

        assertThat(lights(silent)).containsOnly(TrafficLight.GREY);
        assertThat(silent.instances().get(0).lastHeard()).isEqualTo(CALL);
        assertThat(silent.database().reading().summary()).isEqualTo("Nothing heard for 300 s");
        assertThat(health("?at=" + CALL.plus(Duration.ofMinutes(62))).instances())
                .isEmpty();
    }

    @Test
    void beforeAnythingWasHeardNothingIsKnown() {
        report(events.summary("GET /x", 0, 1_000), events.violation(), events.gauge(Gauges.POOL_MAX, 9));

        SystemHealth before = health("?at=" + CALL.minus(Duration.ofDays(400)));

        assertThat(before.at()).isEqualTo(CALL.minus(Duration.ofDays(400)));
        assertThat(lights(before)).containsOnly(TrafficLight.GREY);
        assertThat(before.isolation().stats().lastViolationAt()).isNull();
        assertThat(before.api().requestsPerMinute()).isZero();
    }

    @Test
    void theLastSixtySecondsOfAPastMomentAreCountedAsFarAsMinutesTell() {
        report(events.summary("GET /x", 0, 1, 2, 3, 4));
        clock.advance(Duration.ofHours(1));

        assertThat(health("?at=" + CALL).api().requestsPerMinute()).isEqualTo(2);
        assertThat(health("?at=" + CALL.plusSeconds(60)).api().requestsPerMinute())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01T12:00:31Z", "1969-12-31T23:59:59Z", "yesterday", "-999999999-01-01T00:00:00Z"})
    void aMomentThatIsNotOverOrNoMomentIsRefused(String at) {
        Answer answer = client.get(PATH + "?at=" + at, engineer);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field()).isEqualTo("at");
    }

    private void report(TelemetryEvent... some) {
        assertThat(client.ingest(token, events.batch(some)).status()).isEqualTo(202);
    }

    private void settle(String what) {
        Answer answer = client.post("/api/v1/admin/" + what + "/resolve", engineer, "{}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private SystemHealth health(String query) {
        Answer answer = client.get(PATH + query, engineer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(SystemHealth.class);
    }

    private static List<TrafficLight> lights(SystemHealth health) {
        return List.of(
                health.api().reading().light(),
                health.database().reading().light(),
                health.isolation().reading().light(),
                health.instancesReading().light());
    }
}
