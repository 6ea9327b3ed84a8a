package dev.bulwark.console.isolation;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bulwark.console.client.Listing;
import dev.bulwark.console.client.Question;
import dev.bulwark.console.client.TelemetryApi;
import dev.bulwark.console.records.DetailViewModel;
import dev.bulwark.console.tasks.TaskExecutor;
import dev.bulwark.model.isolation.BlastRadius;
import dev.bulwark.model.isolation.Violation;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What is known around the violation in the open panel: asked for once for each, and forgotten when another one is shown.
 * What cannot be had is left out; the violation itself is there in any case. For the user interface's thread.
 */
public final class InvestigationViewModel {
    private static final TypeReference<Investigation> INVESTIGATION = new TypeReference<>() {};
    private static final TypeReference<BlastRadius> RADIUS = new TypeReference<>() {};

    private final TelemetryApi api;
    private final TaskExecutor tasks;
    private final DetailViewModel<Violation> panel;
    private final ReadOnlyObjectWrapper<@Nullable Investigation> investigation = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable BlastRadius> radius = new ReadOnlyObjectWrapper<>();
    private @Nullable UUID asked;

    public InvestigationViewModel(TelemetryApi api, TaskExecutor tasks, DetailViewModel<Violation> panel) {
        this.api = api;
        this.tasks = tasks;
        this.panel = panel;
        panel.shown().subscribe(violation -> follow());
        panel.open().subscribe(open -> follow());
    }

    /** Null until it is known. */
    public ReadOnlyObjectProperty<@Nullable Investigation> investigation() {
        return investigation.getReadOnlyProperty();
    }

    /** Null until it is known, and for those who may see some tenants only. */
    public ReadOnlyObjectProperty<@Nullable BlastRadius> radius() {
        return radius.getReadOnlyProperty();
    }

    private void follow() {
        Violation violation = panel.shown().get();
        if (violation == null || !panel.open().get() || violation.id().equals(asked)) {
            return;
        }
        UUID id = violation.id();
        asked = id;
        investigation.set(null);
        radius.set(null);
        String path = Listing.VIOLATIONS.path() + "/" + id;
        ask(id, new Question<>(path, Map.of(), INVESTIGATION), investigation::set);
        ask(id, new Question<>(path + "/blast-radius", Map.of(), RADIUS), radius::set);
    }

    private <T> void ask(UUID id, Question<T> question, Consumer<T> heard) {
        tasks.run(
                () -> api.ask(question),
                answer -> {
                    if (id.equals(asked)) {
                        heard.accept(answer);
                    }
                },
                why -> {});
    }
}
