package dev.bulwark.console.shell;

import javafx.scene.layout.Pane;

/** What pops up over the screens without taking the focus. */
@FunctionalInterface
public interface Toasts {
    /**
     * Shows them from now on.
     *
     * @param layer lies over everything and lets clicks beside its children through
     */
    void showIn(Pane layer);
}
