package dev.bulwark.console.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.console.client.Listing;
import dev.bulwark.console.client.ServerWatch;
import dev.bulwark.console.client.Session;
import dev.bulwark.console.fake.ManualTasks;
import dev.bulwark.console.fake.SampleViolations;
import dev.bulwark.console.fake.ScriptedServer;
import dev.bulwark.console.records.DetailViewModel;
import dev.bulwark.console.records.ListViewModel;
import dev.bulwark.console.records.Settling;
import dev.bulwark.console.scope.Scope;
import dev.bulwark.console.tasks.FailureException;
import dev.bulwark.model.isolation.Violation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvestigationViewModelTest {
    private final ManualTasks tasks = new ManualTasks();
    private final ScriptedServer server = new ScriptedServer(tasks::instant);
    private final List<String> asked = new ArrayList<>();
    private final Violation first = SampleViolations.missingFilter(6, tasks.instant());
    private final Violation second = SampleViolations.missingFilter(12, tasks.instant());
    private DetailViewModel<Violation> panel;
    private InvestigationViewModel investigation;

    @BeforeEach
    void fill() throws FailureException {
        Session session = server.session();
        ServerWatch watch = new ServerWatch(session, tasks, tasks);
        server.shelf().putAll(List.of(first, second));
        server.answerWith(path -> {
            asked.add(path);
            return path.endsWith("radius") ? null : SampleViolations.around(first);
        });
        var list = new ListViewModel<>(
                session,
                watch,
                tasks,
                new Scope(tasks::instant),
                Listing.VIOLATIONS,
                ViolationList.KIND,
                ViolationList.filter());
        panel = new DetailViewModel<>(session.api(), tasks, list, Settling.none());
        investigation = new InvestigationViewModel(session.api(), tasks, panel);
    }

    @Test
    void whatIsAroundTheOpenViolationIsAskedForOnce() {
        panel.open(first.id());
        panel.update(first);
        panel.closePanel();
        panel.openPanel();

        assertThat(asked)
                .containsExactly(
                        Listing.VIOLATIONS.path() + "/" + first.id(),
                        Listing.VIOLATIONS.path() + "/" + first.id() + "/blast-radius");
        assertThat(investigation.investigation().get().siblings().count()).isEqualTo(11);
    }

    @Test
    void anotherViolationIsAskedForAnewAndAClosedPanelAsksNothing() {
        panel.open(first.id());
        panel.open(second.id());
        assertThat(asked).hasSize(4);

        panel.closePanel();
        panel.update(second);

        assertThat(asked).hasSize(4);
    }
}
