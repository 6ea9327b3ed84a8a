package dev.bulwark.console.settings;

import java.util.function.UnaryOperator;

/** Remembers until the program ends: for tours, which must leave no trace in a person's settings, and for tests. */
public final class RememberedForNow implements PreferenceStore {
    private Preferences current;

    public RememberedForNow(Preferences start) {
        this.current = start;
    }

    @Override
    public Preferences current() {
        return current;
    }

    @Override
    public void update(UnaryOperator<Preferences> change) {
        current = change.apply(current);
    }
}
