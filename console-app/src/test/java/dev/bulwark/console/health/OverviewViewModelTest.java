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
import dev.bulwark.console.tasks.FailureException;
import dev.bulwark.model.health.TrafficLight;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OverviewViewModelTest {
    private final ManualTasks tasks = new ManualTasks();
    private final ScriptedServer server = new ScriptedServer(tasks::instant);
    private ServerWatch watch;
    private OverviewViewModel overview;

    @BeforeEach
    void open() throws FailureException {
        Session session = server.session();
        watch = new ServerWatch(session, tasks, tasks);
        overview = new OverviewViewModel(session, watch, tasks, new Times(ZoneOffset.UTC));
        server.shelf().putAll(SampleViolations.newestFirst(6, tasks.instant().minusSeconds(30)));
    }

    private void start() {
        overview.activate();
        watch.start();
        server.connects();
    }

    private TileFace face(int tile) {
        return overview.tiles().get(tile).face().get();
    }

    @Test
    void tilesSayLightFigureAndWords() {
        start();

        assertThat(overview.phase().get()).isEqualTo(Phase.READY);
        assertThat(face(0).value()).isEqualTo("1,204");
        assertThat(face(0).second()).isEqualTo("p95 212 ms · 0.4 % errors");
        assertThat(face(1).light()).isEqualTo(TrafficLight.YELLOW);
        assertThat(face(1).value()).isEqualTo("17 / 20");
        assertThat(face(2).second()).isEqualTo("4 critical · 2 blocked");
        assertThat(face(3).value()).isEqualTo("2 / 2");
        assertThat(overview.recent()).hasSize(6);
    }

    @Test
    void freshnessCountsOnWhileNothingNewComes() {
        start();
        tasks.pass(Duration.ofSeconds(1));
        assertThat(overview.tiles().get(0).freshness().get()).isEqualTo("3 s ago");

        tasks.pass(Duration.ofSeconds(4));

        assertThat(overview.tiles().get(0).freshness().get()).isEqualTo("7 s ago");
    }

    @Test
    void aLostConnectionMakesEveryTileStaleAndItsReturnFreshAgain() {
        start();
        server.loses(ScriptedServer.AWAY, Duration.ofSeconds(8));
        assertThat(overview.tiles()).allMatch(tile -> tile.face().get().stale());
        assertThat(face(1).light()).isEqualTo(TrafficLight.YELLOW);

        server.connects();

        assertThat(overview.tiles()).noneMatch(tile -> tile.face().get().stale());
    }

    @Test
    void aServerThatStopsAnsweringMakesTheFiguresStaleAfterTwoRefreshes() {
        start();
        server.failWith(ScriptedServer.AWAY);

        tasks.pass(Duration.ofSeconds(70));

        assertThat(face(0).stale()).isTrue();
        assertThat(face(0).value()).isEqualTo("1,204");
    }

    @Test
    void withoutAnyApplicationItSaysHowToConnectOne() throws FailureException {
        ScriptedServer empty = new ScriptedServer(tasks::instant);
        empty.healthIs(HealthSample.SILENT);
        Session session = empty.session();
        ServerWatch emptyWatch = new ServerWatch(session, tasks, tasks);
        OverviewViewModel silent = new OverviewViewModel(session, emptyWatch, tasks, new Times(ZoneOffset.UTC));
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
}
