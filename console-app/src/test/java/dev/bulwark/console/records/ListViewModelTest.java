package dev.bulwark.console.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.console.client.Listing;
import dev.bulwark.console.client.ServerWatch;
import dev.bulwark.console.client.Session;
import dev.bulwark.console.controls.Phase;
import dev.bulwark.console.fake.ManualTasks;
import dev.bulwark.console.fake.SampleViolations;
import dev.bulwark.console.fake.ScriptedServer;
import dev.bulwark.console.fake.ViolationShelf;
import dev.bulwark.console.isolation.ViolationList;
import dev.bulwark.console.scope.Scope;
import dev.bulwark.console.scope.TimeRange;
import dev.bulwark.console.tasks.FailureException;
import dev.bulwark.model.isolation.Violation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListViewModelTest {
    private final ManualTasks tasks = new ManualTasks();
    private final ScriptedServer server = new ScriptedServer(tasks::instant);
    private ListViewModel<Violation> list;
    private DetailViewModel<Violation> detail;
    private ResolutionViewModel<Violation> resolution;
    private Scope scope;

    @BeforeEach
    void watchServer() throws FailureException {
        Session session = server.session();
        ServerWatch watch = new ServerWatch(session, tasks, tasks);
        scope = new Scope(watch.serverTime()::now);
        resolution = new ResolutionViewModel<>(session.api(), tasks, Listing.VIOLATIONS, "violations");
        list = new ListViewModel<>(
                session, watch, tasks, scope, Listing.VIOLATIONS, ViolationList.KIND, ViolationList.filter());
        detail = new DetailViewModel<>(session.api(), tasks, list, resolution);
        watch.onViolation(detail::update);
        watch.start();
        server.connects();
    }

    private void show(int count) {
        server.shelf()
                .putAll(SampleViolations.newestFirst(count, tasks.instant().minusSeconds(30)));
        list.activate();
        settle();
    }

    private void settle() {
        tasks.pass(Duration.ofSeconds(1));
    }

    @Test
    void beforeTheFirstAnswerItIsLoadingAndAfterAnEmptyOneThereIsNothingYet() {
        assertThat(list.phase().get()).isEqualTo(Phase.LOADING);

        show(0);

        assertThat(list.phase().get()).isEqualTo(Phase.NOTHING_YET);
    }

    @Test
    void whenTheFilterHidesEverythingItSaysSoAndClearingItBringsAllBack() {
        show(3);
        list.filter().typed().set("no such thing");
        settle();
        assertThat(list.phase().get()).isEqualTo(Phase.NOTHING_MATCHES);

        list.filter().clear();
        settle();

        assertThat(list.phase().get()).isEqualTo(Phase.READY);
        assertThat(list.rows()).hasSize(3);
    }

    @Test
    void aFailureBeforeAnyDataIsAStateAndAfterwardsAFootnote() {
        server.failWith(ScriptedServer.AWAY);
        show(3);
        assertThat(list.phase().get()).isEqualTo(Phase.FAILED);

        server.failWith(null);
        list.reload();
        settle();
        server.failWith(ScriptedServer.AWAY);
        list.reload();
        settle();

        assertThat(list.phase().get()).isEqualTo(Phase.READY);
        assertThat(list.rows()).hasSize(3);
        assertThat(list.failure().get()).isEqualTo(ScriptedServer.AWAY);
    }

    @Test
    void pagesComeOneAfterTheOtherAndARefreshKeepsThemAll() {
        show(120);
        assertThat(list.count().get()).isEqualTo("Showing 50 of many");

        list.loadMore();
        settle();
        list.loadMore();
        settle();
        list.reload();
        settle();

        assertThat(list.rows()).hasSize(120);
        assertThat(list.count().get()).isEqualTo("Showing all 120");
        assertThat(list.more().get()).isFalse();
    }

    @Test
    void aRefreshLeavesTheLoadedTailUnderThePageAlone() {
        show(700);
        for (int page = 0; page < 12; page++) {
            list.loadMore();
            settle();
        }
        assertThat(list.rows()).hasSize(650);

        server.happens(SampleViolations.missingFilter(9001, tasks.instant()));
        settle();

        assertThat(list.rows()).hasSize(651);
        assertThat(list.rows().get(0).value().id()).isEqualTo(SampleViolations.id(9001));
    }

    @Test
    void theResolvedLineStaysUnderTheEyesUntilTheyMoveOn() {
        show(5);
        Row<Violation> read = list.rows().get(2);
        list.selected().set(read);
        detail.follow(List.of(read));
        resolution.note().set("settled");

        resolution.resolve();
        settle();
        assertThat(list.rows()).contains(read).hasSize(5);
        assertThat(read.value().note()).isEqualTo("settled");

        list.selected().set(list.rows().get(3));
        list.reload();
        settle();
        assertThat(list.rows()).doesNotContain(read).hasSize(4);
    }

    @Test
    void aColleaguesResolutionShowsInTheOpenPanel() {
        show(5);
        Row<Violation> read = list.rows().get(0);
        detail.follow(List.of(read));
        detail.openPanel();

        Violation settled = ViolationShelf.settled(read.value(), true, "sam", "mine");
        server.happens(settled);

        assertThat(detail.shown().get()).isEqualTo(settled);
        assertThat(resolution.canResolve().get()).isFalse();
        assertThat(resolution.canReopen().get()).isTrue();
    }

    @Test
    void eachViolationKeepsItsOwnUnsentNote() {
        show(5);
        detail.follow(List.of(list.rows().get(0)));
        resolution.note().set("for the first");
        detail.follow(List.of(list.rows().get(1)));
        assertThat(resolution.note().get()).isEmpty();

        detail.follow(List.of(list.rows().get(0)));

        assertThat(resolution.note().get()).isEqualTo("for the first");
    }

    @Test
    void aViolationThatIsNotInTheListOpensAllTheSame() {
        show(5);
        list.filter().word("state").set("resolved");
        settle();

        detail.open(SampleViolations.id(3));

        assertThat(detail.open().get()).isTrue();
        assertThat(detail.shown().get().id()).isEqualTo(SampleViolations.id(3));
    }

    @Test
    void theScopeOfTheWholeConsoleNarrowsTheList() {
        show(12);
        assertThat(scope.tenants()).containsExactly("acme", "globex", "hooli", "initech", "umbrella");

        scope.tenant().set("acme");
        settle();
        assertThat(list.rows())
                .hasSize(2)
                .allMatch(row -> "acme".equals(row.value().tenant()));

        scope.tenant().set("");
        scope.range().set(TimeRange.QUARTER);
        tasks.pass(Duration.ofMinutes(14));
        assertThat(list.rows()).hasSizeBetween(1, 11);
        tasks.pass(Duration.ofMinutes(5));
        assertThat(list.phase().get()).isEqualTo(Phase.NOTHING_MATCHES);
    }

    @Test
    void pinnedToAMomentTheListStandsStill() {
        show(3);
        scope.pin();
        settle();
        int asked = server.asked().size();

        server.happens(SampleViolations.missingFilter(77, tasks.instant()));
        tasks.pass(Duration.ofMinutes(2));
        assertThat(server.asked()).hasSize(asked);
        assertThat(list.rows()).hasSize(3);

        scope.unpin();
        settle();
        assertThat(list.rows()).hasSize(4);
    }

    @Test
    void hiddenItAsksForNothing() {
        show(5);
        list.deactivate();
        int before = server.asked().size();

        server.happens(SampleViolations.missingFilter(77, tasks.instant()));
        tasks.pass(Duration.ofMinutes(5));

        assertThat(server.asked()).hasSize(before);
    }
}
