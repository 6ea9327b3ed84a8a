package dev.bulwark.console.shell;

import javafx.scene.input.KeyEvent;

/** A screen of the shell: it works only while it is shown. */
public interface ScreenController {
    void activate();

    void deactivate();

    /** A key was pressed or typed anywhere in the window while this screen is shown; consumes what it makes use of. */
    default void onKey(KeyEvent event) {}

    /** The keys that work here, for the status bar. */
    String keyHints();
}
