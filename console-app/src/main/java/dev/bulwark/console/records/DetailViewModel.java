package dev.bulwark.console.records;

import dev.bulwark.console.client.TelemetryApi;
import dev.bulwark.console.tasks.Failure;
import dev.bulwark.console.tasks.TaskExecutor;
import java.util.List;
import java.util.UUID;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The side panel: one thing of a list in full. For the user interface's thread. */
public final class DetailViewModel<T> {
    private final TelemetryApi api;
    private final TaskExecutor tasks;
    private final ListViewModel<T> list;
    private final Settling<T> settling;
    private final ReadOnlyObjectWrapper<@Nullable T> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();

    public DetailViewModel(TelemetryApi api, TaskExecutor tasks, ListViewModel<T> list, Settling<T> settling) {
        this.api = api;
        this.tasks = tasks;
        this.list = list;
        this.settling = settling;
        settling.onChange(this::changed);
    }

    /** Whether the panel is shown. */
    public ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }

    /** What the panel shows; null before the first. */
    public ReadOnlyObjectProperty<@Nullable T> shown() {
        return shown.getReadOnlyProperty();
    }

    /** Why something could not be fetched; null when it could. */
    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** The selection changed: an open panel follows it. */
    public void follow(List<Row<T>> selection) {
        if (selection.isEmpty()) {
            return;
        }
        List<T> chosen = selection.stream().map(Row::value).toList();
        show(chosen.get(chosen.size() - 1), chosen);
    }

    private void show(T one, List<T> chosen) {
        shown.set(one);
        failure.set(null);
        settling.setTargets(chosen);
    }

    /** Opens the panel on what is selected. */
    public void openPanel() {
        open.set(shown.get() != null);
    }

    public void closePanel() {
        open.set(false);
    }

    /** Opens the panel on one, whether or not it is in the list. */
    public void open(UUID id) {
        Row<T> row = list.find(id);
        if (row != null) {
            list.selected().set(row);
            follow(List.of(row));
            openPanel();
            return;
        }
        tasks.run(() -> api.get(list.listing(), id), this::opened, failure::set);
    }

    private void opened(T fetched) {
        show(fetched, List.of(fetched));
        openPanel();
    }

    /** The server told of one: where it is shown, its newest state is. */
    public void update(T newest) {
        list.update(newest);
        T now = shown.get();
        if (now != null && list.kind().idOf(now).equals(list.kind().idOf(newest))) {
            shown.set(newest);
            settling.refresh(newest);
        }
    }

    private void changed(List<T> newest) {
        newest.forEach(this::update);
        list.changed(newest);
    }
}
