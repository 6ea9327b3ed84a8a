package dev.bulwark.console.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bulwark.console.client.ServerWatch;
import dev.bulwark.console.client.Session;
import dev.bulwark.console.controls.Phase;
import dev.bulwark.console.fake.ManualTasks;
import dev.bulwark.console.fake.ScriptedServer;
import dev.bulwark.console.scope.Scope;
import dev.bulwark.console.scope.TimeRange;
import dev.bulwark.console.tasks.FailureException;
import dev.bulwark.model.Page;
import dev.bulwark.model.Tally;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RankingViewModelTest {
    private static final Ranking<Tally, String> TALLIES = new Ranking<>(
            "tallies",
            "last hour",
            "tallies",
            new TypeReference<>() {},
            new TypeReference<>() {},
            Tally::name,
            Tally::name,
            true);

    private final ManualTasks tasks = new ManualTasks();
    private final ScriptedServer server = new ScriptedServer(tasks::instant);
    private List<Tally> ranked = List.of(new Tally("slow", 9), new Tally("fast", 1));
    private RankingViewModel<Tally, String> ranking;
    private Scope scope;

    @BeforeEach
    void watchServer() throws FailureException {
        Session session = server.session();
        ServerWatch watch = new ServerWatch(session, tasks, tasks);
        scope = new Scope(watch.serverTime()::now);
        server.answerWith(path -> path.equals("tallies") ? new Page<>(ranked, null) : "all of " + path);
        ranking = new RankingViewModel<>(session, watch, tasks, scope, TALLIES);
        watch.start();
        server.connects();
    }

    private void pass() {
        tasks.pass(Duration.ofMinutes(1));
    }

    private List<String> names() {
        return ranking.rows().stream().map(row -> row.value().name()).toList();
    }

    @Test
    void linesStayTheSameWhileTheirFiguresAndOrderChange() {
        ranking.activate();
        Row<Tally> slow = ranking.rows().get(0);

        ranked = List.of(new Tally("fast", 12), new Tally("slow", 10));
        pass();

        assertThat(names()).containsExactly("fast", "slow");
        assertThat(ranking.rows().get(1)).isSameAs(slow);
        assertThat(slow.value().count()).isEqualTo(10);
    }

    @Test
    void theDetailIsOfTheSelectedLineAndOfTheChosenTime() {
        ranking.activate();
        scope.range().set(TimeRange.DAY);

        ranking.select(ranking.rows().get(1));

        assertThat(ranking.detail().get()).isEqualTo("all of tallies/fast");
        assertThat(server.asked().get(server.asked().size() - 1)).containsOnlyKeys("from");
    }

    @Test
    void theFilterHidesAndSaysHowMany() {
        ranking.activate();
        ranking.typed().set("SLO");
        assertThat(names()).containsExactly("slow");
        assertThat(ranking.count().get()).isEqualTo("1 tallies, last hour; 1 hidden by the filter");

        ranking.typed().set("none");
        assertThat(ranking.phase().get()).isEqualTo(Phase.NOTHING_MATCHES);
        ranking.showAll();
        assertThat(names()).containsExactly("slow", "fast");
    }

    @Test
    void withoutAnythingItSaysSoAndAFailureKeepsWhatWasKnown() {
        ranked = List.of();
        ranking.activate();
        assertThat(ranking.phase().get()).isEqualTo(Phase.NOTHING_YET);

        ranked = List.of(new Tally("slow", 9));
        pass();
        server.failWith(ScriptedServer.AWAY);
        pass();

        assertThat(ranking.phase().get()).isEqualTo(Phase.READY);
        assertThat(names()).containsExactly("slow");
        assertThat(ranking.failure().get()).isEqualTo(ScriptedServer.AWAY);
    }
}
