package dev.bulwark.console.client;

import dev.bulwark.model.isolation.Violation;

/** What the server pushes, as far as the console understands it. */
public sealed interface LiveEvent {
    /** A violation is new, or was resolved or reopened. */
    record ViolationChanged(Violation violation) implements LiveEvent {}

    /** Something else changed; what, is asked from the server. */
    record SomethingChanged() implements LiveEvent {}
}
