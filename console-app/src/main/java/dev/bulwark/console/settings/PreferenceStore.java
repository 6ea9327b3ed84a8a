package dev.bulwark.console.settings;

import java.util.function.UnaryOperator;

/** Keeps the {@link Preferences}. For one thread. */
public interface PreferenceStore {
    Preferences current();

    /** Changes what is kept; a store that cannot write goes on with what it has. */
    void update(UnaryOperator<Preferences> change);
}
