package dev.bulwark.console.isolation;

import dev.bulwark.console.client.ServerWatch;
import dev.bulwark.console.client.TelemetryApi;
import dev.bulwark.console.tasks.Failure;
import dev.bulwark.console.tasks.Subscriptions;
import dev.bulwark.console.tasks.TaskExecutor;
import dev.bulwark.model.isolation.Violation;
import java.util.List;
import java.util.UUID;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The side panel: one violation in full, and settling it or the several that are selected. */
public final class DetailViewModel {
    private final TelemetryApi api;
    private final ServerWatch watch;
    private final TaskExecutor tasks;
    private final IsolationViewModel list;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ResolutionViewModel resolution;
    private final ReadOnlyObjectWrapper<@Nullable Violation> violation = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();

    public DetailViewModel(TelemetryApi api, ServerWatch watch, TaskExecutor tasks, IsolationViewModel list) {
        this.api = api;
        this.watch = watch;
        this.tasks = tasks;
        this.list = list;
        this.resolution = new ResolutionViewModel(api, tasks, this::changed);
    }

    public void activate() {
        subscriptions.add(watch.onViolation(this::pushed));
    }

    public void deactivate() {
        subscriptions.close();
    }

    /** Whether the panel is shown. */
    public ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }

    /** What the panel shows; null before the first. */
    public ReadOnlyObjectProperty<@Nullable Violation> violation() {
        return violation.getReadOnlyProperty();
    }

    /** Why a violation could not be fetched; null when it could. */
    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    public ResolutionViewModel resolution() {
        return resolution;
    }

    /** The selection changed: an open panel follows it. */
    public void follow(List<ViolationRow> selection) {
        if (selection.isEmpty()) {
            return;
        }
        List<Violation> chosen = selection.stream().map(ViolationRow::violation).toList();
        show(chosen.get(chosen.size() - 1));
        resolution.setTargets(chosen);
    }

    private void show(Violation chosen) {
        violation.set(chosen);
        failure.set(null);
    }

    /** Opens the panel on what is selected. */
    public void openPanel() {
        open.set(violation.get() != null);
    }

    public void closePanel() {
        open.set(false);
    }

    /** Opens the panel on a violation, whether or not it is in the list. */
    public void openViolation(UUID id) {
        ViolationRow row = list.find(id);
        if (row != null) {
            list.selected().set(row);
            follow(List.of(row));
            openPanel();
            return;
        }
        tasks.run(() -> api.violation(id), this::opened, failure::set);
    }

    private void opened(Violation fetched) {
        show(fetched);
        resolution.setTargets(List.of(fetched));
        openPanel();
    }

    /** An open panel shows the newest state. */
    private void pushed(Violation newest) {
        Violation shown = violation.get();
        if (shown != null && shown.id().equals(newest.id())) {
            violation.set(newest);
            resolution.refresh(newest);
        }
    }

    private void changed(List<Violation> newest) {
        list.changed(newest);
        newest.forEach(this::pushed);
    }
}
