package dev.bulwark.console.records;

import dev.bulwark.console.client.BulkAnswer;
import dev.bulwark.console.client.Listing;
import dev.bulwark.console.client.TelemetryApi;
import dev.bulwark.console.tasks.Failure;
import dev.bulwark.console.tasks.FailureException;
import dev.bulwark.console.tasks.TaskExecutor;
import dev.bulwark.model.resolution.Resolvable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * Settling one or many with a note. A note that was typed is kept until it was sent: through failures, and
 * for each of them when the engineer looks at another one in between.
 */
public final class ResolutionViewModel<T extends Resolvable> implements Settling<T> {
    private final TelemetryApi api;
    private final TaskExecutor tasks;
    private final Listing<T> listing;
    private final String many;
    private final Map<List<UUID>, String> drafts = new HashMap<>();
    private final StringProperty note = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canResolve = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canReopen = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper resolveWords = new ReadOnlyStringWrapper("Resolve");
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private List<T> targets = List.of();
    private Consumer<List<T>> changed = newest -> {};

    /** @param many what several of them are called, such as {@code violations} */
    public ResolutionViewModel(TelemetryApi api, TaskExecutor tasks, Listing<T> listing, String many) {
        this.api = api;
        this.tasks = tasks;
        this.listing = listing;
        this.many = many;
    }

    @Override
    public void onChange(Consumer<List<T>> told) {
        changed = told;
    }

    /** What is settled by the next {@link #resolve()}. */
    @Override
    public void setTargets(List<T> chosen) {
        if (!ids(chosen).equals(ids(targets))) {
            drafts.put(ids(targets), note.get());
            note.set(drafts.getOrDefault(ids(chosen), ""));
            failure.set(null);
            outcome.set("");
        }
        targets = List.copyOf(chosen);
        allow();
    }

    @Override
    public void refresh(T newest) {
        targets = targets.stream()
                .map(target -> target.id().equals(newest.id()) ? newest : target)
                .toList();
        allow();
    }

    private void allow() {
        List<T> open = open();
        canResolve.set(!open.isEmpty());
        canReopen.set(targets.size() == 1 && open.isEmpty());
        resolveWords.set(open.size() > 1 ? "Resolve " + open.size() + " " + many : "Resolve");
    }

    private static List<UUID> ids(List<? extends Resolvable> some) {
        return some.stream().map(Resolvable::id).toList();
    }

    private List<T> open() {
        return targets.stream().filter(target -> !target.resolved()).toList();
    }

    public StringProperty note() {
        return note;
    }

    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canResolve() {
        return canResolve.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canReopen() {
        return canReopen.getReadOnlyProperty();
    }

    /** The name of the act: {@code Resolve}, {@code Resolve 5 violations}. */
    public ReadOnlyStringProperty resolveWords() {
        return resolveWords.getReadOnlyProperty();
    }

    /** What the last act did, where the violation itself does not tell; else empty. */
    public ReadOnlyStringProperty outcome() {
        return outcome.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    public void resolve() {
        List<UUID> open = ids(open());
        String why = note.get().strip();
        if (busy.get() || open.isEmpty()) {
            return;
        }
        start();
        if (open.size() == 1) {
            UUID only = open.get(0);
            tasks.run(() -> api.resolve(listing, only, why), now -> done(List.of(now), ""), this::failed);
        } else {
            tasks.run(() -> resolveMany(open, why), now -> done(now.newest(), now.words()), this::failed);
        }
    }

    private Settled<T> resolveMany(List<UUID> ids, String why) throws FailureException {
        BulkAnswer answer = api.resolveAll(listing, ids, why);
        List<T> newest = new ArrayList<>();
        for (UUID id : ids) {
            newest.add(api.get(listing, id));
        }
        String skipped =
                answer.skipped().isEmpty() ? "" : ", " + answer.skipped().size() + " already were";
        return new Settled<>(newest, answer.resolved().size() + " resolved" + skipped + ".");
    }

    public void reopen() {
        if (busy.get() || !canReopen.get()) {
            return;
        }
        start();
        UUID id = targets.get(0).id();
        tasks.run(() -> api.reopen(listing, id, ""), now -> done(List.of(now), "Open again."), this::failed);
    }

    private void start() {
        busy.set(true);
        failure.set(null);
    }

    private void done(List<T> newest, String words) {
        busy.set(false);
        drafts.remove(ids(targets));
        note.set("");
        changed.accept(newest);
        outcome.set(words);
    }

    private void failed(Failure why) {
        busy.set(false);
        failure.set(why);
        if (why.kind() == Failure.Kind.CONFLICT) {
            UUID id = targets.get(0).id();
            tasks.run(() -> api.get(listing, id), now -> changed.accept(List.of(now)), failure::set);
        }
    }

    private record Settled<T>(List<T> newest, String words) {}
}
