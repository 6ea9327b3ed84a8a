package dev.bulwark.console.records;

import dev.bulwark.console.client.Question;
import dev.bulwark.console.client.ServerWatch;
import dev.bulwark.console.client.Session;
import dev.bulwark.console.controls.Figures;
import dev.bulwark.console.controls.Phase;
import dev.bulwark.console.scope.Scope;
import dev.bulwark.console.tasks.Failure;
import dev.bulwark.console.tasks.Subscriptions;
import dev.bulwark.console.tasks.TaskExecutor;
import dev.bulwark.console.tasks.Throttle;
import dev.bulwark.model.Page;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * A ranking with the detail of one of its lines. Kept fresh; lines stay the same objects while their figures change. For
 * the user interface's thread.
 */
public final class RankingViewModel<T, D> {
    private static final int MOST = 500;

    /** Rankings are dear to make, and nobody reads them ten times a second. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    private final Session session;
    private final ServerWatch watch;
    private final TaskExecutor tasks;
    private final Scope scope;
    private final Ranking<T, D> ranking;
    private final Throttle refresh;
    private final Subscriptions subscriptions = new Subscriptions();
    private final StringProperty typed = new SimpleStringProperty("");
    private final Map<String, Row<T>> known = new HashMap<>();
    private final ObservableList<Row<T>> rows = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper merging = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable D> detail = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> detailFailure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private List<T> newest = List.of();
    private @Nullable String selected;
    private long question;

    public RankingViewModel(
            Session session, ServerWatch watch, TaskExecutor tasks, Scope scope, Ranking<T, D> ranking) {
        this.session = session;
        this.watch = watch;
        this.tasks = tasks;
        this.scope = scope;
        this.ranking = ranking;
        this.refresh = new Throttle(tasks, QUIET, this::ask);
        typed.addListener((property, old, text) -> showRows());
        InvalidationListener changed = part -> ask();
        for (var part : scope.parts()) {
            part.addListener(changed);
        }
    }

    public void activate() {
        subscriptions.add(watch.onRefresh(this::refreshUnlessPinned));
        refresh.trigger();
    }

    public void deactivate() {
        subscriptions.close();
    }

    private void refreshUnlessPinned() {
        if (!scope.isPinned()) {
            refresh.trigger();
        }
    }

    /** Only lines that hold this text are shown. */
    public StringProperty typed() {
        return typed;
    }

    public ObservableList<Row<T>> rows() {
        return rows;
    }

    ReadOnlyBooleanProperty merging() {
        return merging.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /** Why the newest question failed; null when it did not. */
    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** {@code 12 endpoints, last hour; 3 hidden by the filter}. */
    public ReadOnlyStringProperty count() {
        return count.getReadOnlyProperty();
    }

    /** Of the selected line; null until it was heard. */
    public ReadOnlyObjectProperty<@Nullable D> detail() {
        return detail.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Failure> detailFailure() {
        return detailFailure.getReadOnlyProperty();
    }

    /** Whether the side panel is shown. */
    public ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }

    public void openPanel() {
        open.set(selected != null);
    }

    public void closePanel() {
        open.set(false);
    }

    public void retry() {
        ask();
    }

    /** Hides nothing any more. */
    public void showAll() {
        typed.set("");
        scope.widen();
    }

    /** Another line is selected: its detail is asked for. */
    public void select(Row<T> row) {
        String key = ranking.key().apply(row.value());
        if (!key.equals(selected)) {
            selected = key;
            detail.set(null);
            detailFailure.set(null);
            askDetail();
        }
    }

    private void ask() {
        long mine = ++question;
        Map<String, String> parameters = scope.timeParameters();
        parameters.put("limit", Integer.toString(MOST));
        if (!scope.tenantName().isEmpty()) {
            parameters.put("tenant", scope.tenantName());
        }
        Question<Page<T>> asked = new Question<>(ranking.path(), parameters, ranking.page());
        tasks.run(() -> session.api().ask(asked).items(), items -> heard(mine, items), why -> failed(mine, why));
        if (selected != null) {
            askDetail();
        }
    }

    private void heard(long mine, List<T> items) {
        if (mine == question) {
            failure.set(null);
            newest = items;
            known.keySet().retainAll(items.stream().map(ranking.key()).toList());
            showRows();
        }
    }

    private void failed(long mine, Failure why) {
        if (mine == question) {
            failure.set(why);
            if (newest.isEmpty()) {
                phase.set(Phase.FAILED);
            }
        }
    }

    private void askDetail() {
        String key = selected;
        String path = ranking.path() + "/" + key;
        Question<D> asked =
                new Question<>(path, ranking.detailInTime() ? scope.timeParameters() : Map.of(), ranking.detail());
        tasks.run(
                () -> session.api().ask(asked),
                found -> {
                    if (key != null && key.equals(selected)) {
                        detailFailure.set(null);
                        detail.set(found);
                    }
                },
                detailFailure::set);
    }

    private void showRows() {
        String wanted = typed.get().strip().toLowerCase(Locale.ROOT);
        List<Row<T>> shown = newest.stream()
                .filter(item ->
                        ranking.searched().apply(item).toLowerCase(Locale.ROOT).contains(wanted))
                .map(this::row)
                .toList();
        merging.set(true);
        RowMerge.apply(rows, shown);
        merging.set(false);
        count.set(rows.isEmpty() ? "Nothing to show" : countWords());
        phase.set(rows.isEmpty() ? emptyPhase() : Phase.READY);
    }

    private String countWords() {
        int hidden = newest.size() - rows.size();
        boolean anyTime = scope.range().get().length() == null;
        String time = anyTime ? ranking.usualTime() : scope.range().get().words();
        return Figures.count(rows.size()) + " " + ranking.many() + (time.isEmpty() ? "" : ", " + time)
                + (hidden == 0 ? "" : "; " + Figures.count(hidden) + " hidden by the filter");
    }

    String many() {
        return ranking.many();
    }

    private Phase emptyPhase() {
        return typed.get().isBlank() && !scope.isNarrow() ? Phase.NOTHING_YET : Phase.NOTHING_MATCHES;
    }

    private Row<T> row(T item) {
        Row<T> row = known.computeIfAbsent(ranking.key().apply(item), key -> new Row<>(item));
        row.update(item);
        return row;
    }
}
