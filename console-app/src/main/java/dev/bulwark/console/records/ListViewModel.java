package dev.bulwark.console.records;

import dev.bulwark.console.client.Listing;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * A list: loaded by pages, filtered by the server, kept fresh without ever moving what somebody reads.
 * For the user interface's thread.
 */
public final class ListViewModel<T> {
    static final int PAGE = 50;
    private static final int LARGEST_PAGE = 500;

    /** Beyond this the oldest lines are let go; "load more" brings them back. */
    private static final int MOST_ROWS = 5000;

    /** Shorter work is not shown: a bar that flashes twice a second says nothing. */
    private static final Duration NOTICEABLE = Duration.ofMillis(400);

    private static final Duration QUIET = Duration.ofMillis(250);

    private final Session session;
    private final ServerWatch watch;
    private final TaskExecutor tasks;
    private final Scope scope;
    private final Throttle refresh;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Listing<T> listing;
    private final RecordKind<T> kind;
    private final RowMerge<T> merge;
    private final Filter filter;
    private final ObservableList<Row<T>> rows = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Row<T>> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper merging = new ReadOnlyBooleanWrapper();
    private @Nullable String cursor;
    private ListQuestion shown;
    private long question;
    private long answered;

    public ListViewModel(
            Session session,
            ServerWatch watch,
            TaskExecutor tasks,
            Scope scope,
            Listing<T> listing,
            RecordKind<T> kind,
            Filter filter) {
        this.session = session;
        this.watch = watch;
        this.tasks = tasks;
        this.scope = scope;
        this.listing = listing;
        this.kind = kind;
        this.merge = new RowMerge<>(kind);
        this.filter = filter;
        this.shown = ListQuestion.of(filter, scope);
        this.refresh = new Throttle(tasks, QUIET, this::ask);
        InvalidationListener changed = part -> refresh.trigger();
        filter.typed().addListener(changed);
        filter.fields().forEach(field -> filter.word(field.token()).addListener(changed));
        for (var part : scope.parts()) {
            part.addListener(changed);
        }
    }

    /** The view is shown: listens and catches up. */
    public void activate() {
        subscriptions.add(watch.onRefresh(this::refreshUnlessPinned));
        refresh.trigger();
    }

    /** The view is hidden: stops asking; what was loaded stays for the next time. */
    public void deactivate() {
        subscriptions.close();
    }

    public Filter filter() {
        return filter;
    }

    /** The lines, newest first. */
    public ObservableList<Row<T>> rows() {
        return rows;
    }

    /** The line under the engineer's eyes; it stays even when the filter no longer holds for it. */
    public ObjectProperty<@Nullable Row<T>> selected() {
        return selected;
    }

    /** The lines are being brought up to date: what happens to a selection meanwhile is nobody's choice. */
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

    /** {@code Showing 50 of many}, {@code Showing all 12}. */
    public ReadOnlyStringProperty count() {
        return count.getReadOnlyProperty();
    }

    /** Whether the server has more than is loaded. */
    public ReadOnlyBooleanProperty more() {
        return more.getReadOnlyProperty();
    }

    /** A question takes long enough to be worth telling. */
    public ReadOnlyBooleanProperty working() {
        return working.getReadOnlyProperty();
    }

    /** The line with this id, if it is loaded. */
    public @Nullable Row<T> find(UUID id) {
        return rows.stream()
                .filter(row -> kind.idOf(row.value()).equals(id))
                .findFirst()
                .orElse(null);
    }

    public void reload() {
        refresh.trigger();
    }

    private void refreshUnlessPinned() {
        if (!scope.isPinned()) {
            refresh.trigger();
        }
    }

    private void ask() {
        ListQuestion asked = ListQuestion.of(filter, scope);
        Map<String, String> parameters = asked.parameters(scope);
        int limit = asked.equals(shown) ? Math.max(PAGE, Math.min(rows.size(), LARGEST_PAGE)) : PAGE;
        long mine = ++question;
        sayIfSlow(mine);
        tasks.run(
                () -> session.api().page(listing, parameters, null, limit),
                page -> ifNewest(mine, () -> show(asked, page)),
                why -> ifNewest(mine, () -> failed(why)));
    }

    private void sayIfSlow(long mine) {
        tasks.after(NOTICEABLE, () -> working.set(answered < mine && mine == question));
    }

    /** An answer that was overtaken by a newer question says nothing any more. */
    private void ifNewest(long mine, Runnable react) {
        if (mine == question) {
            answered = mine;
            working.set(false);
            react.run();
        }
    }

    private void show(ListQuestion asked, Page<T> page) {
        boolean sameQuestion = asked.equals(shown);
        RowMerge.Target<T> target = sameQuestion
                ? merge.refreshed(rows, page.items(), page.nextCursor() == null, selected.get())
                : merge.replaced(rows, page.items());
        boolean tooMany = target.rows().size() > MOST_ROWS;
        List<Row<T>> wanted = tooMany ? target.rows().subList(0, page.items().size()) : target.rows();
        if (!target.keepsTail() || tooMany) {
            cursor = page.nextCursor();
        }
        shown = asked;
        merging.set(true);
        RowMerge.apply(rows, List.copyOf(wanted));
        merging.set(false);
        settle();
    }

    private void settle() {
        failure.set(null);
        more.set(cursor != null);
        rememberTenants();
        count.set(countWords());
        phase.set(rows.isEmpty() ? emptyPhase() : Phase.READY);
    }

    private Phase emptyPhase() {
        return filter.isInitial() && !scope.isNarrow() ? Phase.NOTHING_YET : Phase.NOTHING_MATCHES;
    }

    private String countWords() {
        if (rows.isEmpty()) {
            return "Nothing to show";
        }
        String loaded = Figures.count(rows.size());
        return cursor == null ? "Showing all " + loaded : "Showing " + loaded + " of many";
    }

    private void rememberTenants() {
        scope.heardOf(rows.stream()
                .flatMap(row -> Stream.ofNullable(kind.tenant().apply(row.value())))
                .toList());
    }

    private void failed(Failure why) {
        failure.set(why);
        if (rows.isEmpty()) {
            phase.set(Phase.FAILED);
        }
    }

    /** Loads the next page below what is shown. */
    public void loadMore() {
        String next = cursor;
        if (next == null || answered < question) {
            return;
        }
        Map<String, String> parameters = shown.parameters(scope);
        long mine = ++question;
        sayIfSlow(mine);
        tasks.run(
                () -> session.api().page(listing, parameters, next, PAGE),
                page -> ifNewest(mine, () -> append(page)),
                why -> ifNewest(mine, () -> failed(why)));
    }

    private void append(Page<T> page) {
        cursor = page.nextCursor();
        rows.addAll(page.items().stream()
                .filter(record -> find(kind.idOf(record)) == null)
                .map(Row::new)
                .toList());
        settle();
    }

    /** What is known newer shows at once where it is already a line; new lines come with the next answer. */
    public void update(T newest) {
        Row<T> row = find(kind.idOf(newest));
        if (row != null) {
            row.update(newest);
        }
    }

    /** These are now as given; those that no longer fit the filter leave with the next answer. */
    void changed(List<T> newest) {
        newest.forEach(this::update);
        refresh.trigger();
    }

    /** Hides nothing any more: neither by the filter nor by tenant or time. */
    public void showAll() {
        filter.clear();
        scope.widen();
    }

    Listing<T> listing() {
        return listing;
    }

    RecordKind<T> kind() {
        return kind;
    }
}
