package dev.bulwark.console.isolation;

import dev.bulwark.console.client.BulkAnswer;
import dev.bulwark.console.client.TelemetryApi;
import dev.bulwark.console.tasks.Failure;
import dev.bulwark.console.tasks.FailureException;
import dev.bulwark.console.tasks.TaskExecutor;
import dev.bulwark.model.isolation.Violation;
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
 * Settling one or many violations with a note. A note that was typed is kept until it was sent: through failures, and
 * for each violation when the engineer looks at another one in between.
 */
public final class ResolutionViewModel {
    private final TelemetryApi api;
    private final TaskExecutor tasks;
    private final Consumer<List<Violation>> changed;
    private final Map<List<UUID>, String> drafts = new HashMap<>();
    private final StringProperty note = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canResolve = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canReopen = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper resolveWords = new ReadOnlyStringWrapper("Resolve");
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private List<Violation> targets = List.of();

    /** @param changed told what the server made of the violations */
    public ResolutionViewModel(TelemetryApi api, TaskExecutor tasks, Consumer<List<Violation>> changed) {
        this.api = api;
        this.tasks = tasks;
        this.changed = changed;
    }

    /** What is settled by the next {@link #resolve()}. */
    void setTargets(List<Violation> chosen) {
        if (!ids(chosen).equals(ids(targets))) {
            drafts.put(ids(targets), note.get());
            note.set(drafts.getOrDefault(ids(chosen), ""));
            failure.set(null);
            outcome.set("");
        }
        targets = List.copyOf(chosen);
        allow();
    }

    /** One of the targets changed on the server. */
    void refresh(Violation newest) {
        targets = targets.stream()
                .map(target -> target.id().equals(newest.id()) ? newest : target)
                .toList();
        allow();
    }

    private void allow() {
        List<Violation> open = open();
        canResolve.set(!open.isEmpty());
        canReopen.set(targets.size() == 1 && open.isEmpty());
        resolveWords.set(open.size() > 1 ? "Resolve " + open.size() + " violations" : "Resolve");
    }

    private static List<UUID> ids(List<Violation> violations) {
        return violations.stream().map(Violation::id).toList();
    }

    private List<Violation> open() {
        return targets.stream().filter(violation -> !violation.resolved()).toList();
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
            tasks.run(() -> api.resolve(only, why), now -> done(List.of(now), ""), this::failed);
        } else {
            tasks.run(() -> resolveMany(open, why), now -> done(now.violations(), now.words()), this::failed);
        }
    }

    private Settled resolveMany(List<UUID> ids, String why) throws FailureException {
        BulkAnswer answer = api.resolveAll(ids, why);
        List<Violation> newest = new ArrayList<>();
        for (UUID id : ids) {
            newest.add(api.violation(id));
        }
        String skipped =
                answer.skipped().isEmpty() ? "" : ", " + answer.skipped().size() + " already were";
        return new Settled(newest, answer.resolved().size() + " resolved" + skipped + ".");
    }

    public void reopen() {
        if (busy.get() || !canReopen.get()) {
            return;
        }
        start();
        UUID id = targets.get(0).id();
        tasks.run(() -> api.reopen(id, ""), now -> done(List.of(now), "Open again."), this::failed);
    }

    private void start() {
        busy.set(true);
        failure.set(null);
    }

    private void done(List<Violation> newest, String words) {
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
            tasks.run(() -> api.violation(id), now -> changed.accept(List.of(now)), failure::set);
        }
    }

    private record Settled(List<Violation> violations, String words) {}
}
