package dev.bulwark.console.actions;

import java.util.function.BooleanSupplier;

/**
 * Something that can be done, named once: the palette, the status bar and the keyboard all read it from here.
 *
 * @param id names it for good, such as {@code go.overview}
 * @param title what it does, as in a menu
 * @param keys a combination as JavaFX writes it ({@code Shortcut+K}), or the one character that is typed ({@code j});
 *     empty for none
 * @param enabled whether it can be done now
 */
public record Action(String id, String title, String keys, BooleanSupplier enabled, Runnable run) {

    /** One that can always be done. */
    public static Action always(String id, String title, String keys, Runnable run) {
        return new Action(id, title, keys, () -> true, run);
    }

    /** Whether its key is a character, which does nothing while somebody types a text. */
    boolean isTyped() {
        return keys.length() == 1;
    }

    boolean isEnabled() {
        return enabled.getAsBoolean();
    }
}
