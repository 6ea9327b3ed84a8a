package dev.bulwark.console.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.console.client.ServerWatch;
import dev.bulwark.console.client.Session;
import dev.bulwark.console.controls.Phase;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.fake.HealthSample;
import dev.bulwark.console.fake.ManualTasks;
import dev.bulwark.console.fake.SampleViolations;
import dev.bulwark.console.fake.ScriptedServer;
import dev.bulwark.console.health.TileViewModel.TileFace;
import dev.bulwark.console.scope.Scope;
import dev.bulwark.console.tasks.FailureException;
import dev.bulwark.model.health.TrafficLight;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OverviewViewModelTest {
    private final ManualTasks tasks = new ManualTasks();
    private final ScriptedServer server = new ScriptedServer(tasks::instant);
    private ServerWatch watch;
    private OverviewViewModel overview;
    private Scope scope;

    @BeforeEach
    void open() throws FailureException {
        Session session = server.session();
        watch = new ServerWatch(session, tasks, tasks);
        scope = new Scope(watch.serverTime()::now);
        overview = new OverviewViewModel(session, watch, tasks, new Times(ZoneOffset.UTC), scope);
        server.shelf().putAll(SampleViolations.newestFirst(6, tasks.instant().minusSeconds(30)));
    }

    private void start() {
        overview.activate();
        watch.start();
        server.connects();
    }

    private TileViewModel tile(String id) {
        return overview.tiles().stream()
                .filter(tile -> tile.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private TileFace face(String id) {
        return tile(id).face().get();
    }

    @Test
    void tilesSayLightFigureAndWords() {
        start();

        assertThat(overview.phase().get()).isEqualTo(Phase.READY);
        assertThat(face("apiTile").value()).isEqualTo("1,204");
        assertThat(face("apiTile").second()).isEqualTo("p95 212 ms · 0.4 % errors");
        assertThat(face("databaseTile").light()).isEqualTo(TrafficLight.YELLOW);
        assertThat(face("databaseTile").value()).isEqualTo("17 / 20");
        assertThat(face("connectionsTile").second()).isEqualTo("1,420 opened · 1.2 % cut off");
        assertThat(face("servicesTile").value()).isEqualTo("1 / 2");
        assertThat(face("servicesTile").second()).isEqualTo("15 calls of 4,351 failed");
        assertThat(face("instancesTile").value()).isEqualTo("2 / 2");
        assertThat(face("isolationTile").second()).isEqualTo("4 critical · 2 blocked");
        assertThat(face("failuresTile").light()).isEqualTo(TrafficLight.YELLOW);
        assertThat(face("activityTile").value()).isEqualTo("1,208");
        assertThat(overview.recent()).hasSize(6);
    }

    @Test
    void freshnessCountsOnWhileNothingNewComes() {
        start();
        tasks.pass(Duration.ofSeconds(1));
        assertThat(tile("apiTile").freshness().get()).isEqualTo("3 s ago");

        tasks.pass(Duration.ofSeconds(4));

        assertThat(tile("apiTile").freshness().get()).isEqualTo("7 s ago");
    }

    @Test
    void aLostConnectionMakesEveryTileStaleAndItsReturnFreshAgain() {
        start();
        server.loses(ScriptedServer.AWAY, Duration.ofSeconds(8));
        assertThat(overview.tiles()).allMatch(tile -> tile.face().get().stale());
        assertThat(face("databaseTile").light()).isEqualTo(TrafficLight.YELLOW);

        server.connects();

        assertThat(overview.tiles()).noneMatch(tile -> tile.face().get().stale());
    }

    @Test
    void aServerThatStopsAnsweringMakesTheFiguresStaleAfterTwoRefreshes() {
        start();
        server.failWith(ScriptedServer.AWAY);

        tasks.pass(Duration.ofSeconds(70));

        assertThat(face("apiTile").stale()).isTrue();
        assertThat(face("apiTile").value()).isEqualTo("1,204");
    }

    @Test
    void withoutAnyApplicationItSaysHowToConnectOne() throws FailureException {
        ScriptedServer empty = new ScriptedServer(tasks::instant);
        empty.healthIs(HealthSample.SILENT);
        Session session = empty.session();
        ServerWatch emptyWatch = new ServerWatch(session, tasks, tasks);
        OverviewViewModel silent = new OverviewViewModel(
                session, emptyWatch, tasks, new Times(ZoneOffset.UTC), new Scope(emptyWatch.serverTime()::now));
        silent.activate();
        assertThat(silent.phase().get()).isEqualTo(Phase.LOADING);

        emptyWatch.start();

        assertThat(silent.phase().get()).isEqualTo(Phase.NOTHING_YET);
    }

    @Test
    void aFailureBeforeTheFirstAnswerIsShownUntilARetrySucceeds() {
        server.failWith(ScriptedServer.AWAY);
        start();
        assertThat(overview.phase().get()).isEqualTo(Phase.FAILED);
        assertThat(overview.failure().get()).isEqualTo(ScriptedServer.AWAY);

        server.failWith(null);
        overview.retry();
        tasks.pass(Duration.ofSeconds(1));

        assertThat(overview.phase().get()).isEqualTo(Phase.READY);
    }

    @Test
    void nothingIsGreenBeforeAnythingIsKnown() throws FailureException {
        server.healthIs(HealthSample.SILENT);
        start();

        assertThat(overview.tiles())
                .extracting(tile -> tile.face().get().light())
                .containsOnly(TrafficLight.GREY);
    }

    @Test
    void aTrendIsAgainstTheHourBefore() {
        server.healthIs(HealthSample.TROUBLED);
        start();

        assertThat(tile("connectionsTile").trend().get()).isEqualTo("▲ 18 % in 1 h");
        assertThat(tile("databaseTile").trend().get()).isEqualTo("steady");
    }

    @Test
    void pinnedItShowsThatMomentAndStandsStillUntilTheReturn() {
        start();
        Instant moment = tasks.instant().minusSeconds(600);

        scope.pin(moment);
        tasks.pass(Duration.ofMinutes(3));

        assertThat(tile("apiTile").freshness().get()).isEqualTo("3 s ago");
        assertThat(overview.tiles()).noneMatch(tile -> tile.face().get().stale());
        assertThat(face("apiTile").asOf()).isEqualTo(moment.minusSeconds(3));

        scope.unpin();
        assertThat(face("apiTile").asOf()).isAfter(moment);
    }
}
