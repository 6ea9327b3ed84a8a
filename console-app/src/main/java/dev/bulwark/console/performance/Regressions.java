package dev.bulwark.console.performance;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bulwark.console.client.Question;
import dev.bulwark.console.client.Session;
import dev.bulwark.console.controls.Figures;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.tasks.TaskExecutor;
import dev.bulwark.model.Page;
import dev.bulwark.model.performance.Regression;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What does worse than it used to, as far as this person may see it. For the user interface's thread. */
public final class Regressions {
    private static final Question<Page<Regression>> ALL =
            new Question<>("api/v1/admin/api-performance/regressions", Map.of(), new TypeReference<>() {});

    private final Session session;
    private final TaskExecutor tasks;
    private final ReadOnlyObjectWrapper<List<Regression>> found = new ReadOnlyObjectWrapper<>(List.of());

    public Regressions(Session session, TaskExecutor tasks) {
        this.session = session;
        this.tasks = tasks;
    }

    /** Asks again; whoever may not see them, or cannot now, keeps what was known. */
    public void refresh() {
        tasks.run(() -> session.api().ask(ALL).items(), found::set, why -> {});
    }

    public ReadOnlyObjectProperty<List<Regression>> found() {
        return found.getReadOnlyProperty();
    }

    /** The one of an endpoint, by its id. */
    Optional<Regression> ofEndpoint(String endpointId) {
        return found.get().stream()
                .filter(one -> endpointId.equals(one.endpointId()))
                .findFirst();
    }

    /** The one of a statement, by its hash. */
    Optional<Regression> ofStatement(String queryHash) {
        return found.get().stream()
                .filter(one ->
                        one.kind() == Regression.Kind.STATEMENT && one.name().equals(queryHash))
                .findFirst();
    }

    /** {@code p95 210 ms → 2.4 s since 14 Nov 03:00, after 1.4.2}. */
    static String words(Regression one, Times times) {
        String deployment =
                one.deployment() == null ? "" : ", after " + one.deployment().version();
        return change(one) + " since " + times.full(one.since()) + deployment;
    }

    private static String change(Regression one) {
        return one.figure() == Regression.Figure.P95
                ? "p95 " + Figures.latency(Math.round(one.before())) + " → " + Figures.latency(Math.round(one.after()))
                : "errors " + Figures.percent(one.before()) + " → " + Figures.percent(one.after());
    }

    /** {@code ▲ p95 210 ms → 2.4 s}, short enough for a column; empty for none. */
    static String shortWords(Optional<Regression> one) {
        return one.map(found -> "▲ " + change(found)).orElse("");
    }
}
