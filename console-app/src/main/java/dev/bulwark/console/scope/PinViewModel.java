package dev.bulwark.console.scope;

import dev.bulwark.console.controls.Times;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the bar over the views says of a pinned moment, and going to another one. For the user interface's thread. */
public final class PinViewModel {
    private final Scope scope;
    private final Times times;
    private final StringProperty typed = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    public PinViewModel(Scope scope, Times times) {
        this.scope = scope;
        this.times = times;
        typed.addListener((property, old, text) -> problem.set(""));
    }

    public BooleanBinding shown() {
        return scope.pinned().isNotNull();
    }

    /** {@code As it was at 2026-11-14 03:11:20 UTC. Nothing here refreshes.} */
    public StringBinding words() {
        return Bindings.createStringBinding(this::describe, scope.pinned());
    }

    private String describe() {
        Instant moment = scope.pinned().get();
        return moment == null ? "" : "As it was at " + times.full(moment);
    }

    /** The moment to go to, as somebody types it. */
    public StringProperty typed() {
        return typed;
    }

    /** Why the typed moment is none; empty when it is. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Goes to the typed moment. */
    public void go() {
        Optional<Instant> moment = times.parse(typed.get(), scope.moment());
        if (moment.isPresent()) {
            typed.set("");
            scope.pin(moment.get());
        } else {
            problem.set("Write it as 03:11 or 2026-11-14 03:11.");
        }
    }
}
