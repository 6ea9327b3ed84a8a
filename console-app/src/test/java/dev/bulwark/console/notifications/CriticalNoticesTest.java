package dev.bulwark.console.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.console.client.ServerWatch;
import dev.bulwark.console.fake.ManualTasks;
import dev.bulwark.console.fake.SampleViolations;
import dev.bulwark.console.fake.ScriptedServer;
import dev.bulwark.console.fake.ViolationShelf;
import dev.bulwark.console.shell.Navigator;
import dev.bulwark.console.shell.Place;
import dev.bulwark.console.tasks.FailureException;
import dev.bulwark.model.isolation.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CriticalNoticesTest {
    private final ManualTasks tasks = new ManualTasks();
    private final ScriptedServer server = new ScriptedServer(tasks::instant);
    private final List<String> onDesktop = new ArrayList<>();
    private final List<UUID> opened = new ArrayList<>();
    private CriticalNotices notices;

    @BeforeEach
    void listen() throws FailureException {
        ServerWatch watch = new ServerWatch(server.session(), tasks, tasks);
        Navigator navigator = new Navigator() {
            @Override
            public void show(Place place) {}

            @Override
            public void open(Place place, UUID id) {
                opened.add(id);
            }
        };
        notices = new CriticalNotices(watch, tasks, (title, text, onClick) -> onDesktop.add(text), navigator);
        notices.activate();
        watch.start();
    }

    private Violation critical(int number) {
        return SampleViolations.missingFilter(number, tasks.instant());
    }

    @Test
    void theFirstIsCalledOutAtOnceAndABurstBecomesOne() {
        for (int number = 1; number <= 13; number++) {
            server.happens(critical(number));
        }
        assertThat(onDesktop).containsExactly("Critical: Missing filter in GET /api/reports/attendance");

        tasks.pass(Duration.ofSeconds(10));

        assertThat(onDesktop).hasSize(2).last().isEqualTo("12 more critical violations");
    }

    @Test
    void theSameViolationIsCalledOutOnceAndASettledOneNever() {
        server.happens(critical(1));
        server.happens(critical(1));
        server.happens(ViolationShelf.settled(critical(2), true, "sam", ""));
        tasks.pass(Duration.ofMinutes(1));

        assertThat(onDesktop).hasSize(1);
    }

    @Test
    void lesserSeveritiesStaySilent() {
        server.happens(SampleViolations.numbered(4, tasks.instant()));

        assertThat(onDesktop).isEmpty();
        assertThat(notices.notice().get()).isNull();
    }

    @Test
    void aClickOpensTheViolationAndTimePutsTheNoticeAway() {
        server.happens(critical(1));
        notices.open();
        assertThat(opened).containsExactly(SampleViolations.id(1));
        assertThat(notices.notice().get()).isNull();

        tasks.pass(Duration.ofMinutes(1));
        server.happens(critical(2));
        assertThat(notices.notice().get()).isNotNull();
        tasks.pass(Duration.ofMinutes(1));
        assertThat(notices.notice().get()).isNull();
    }
}
