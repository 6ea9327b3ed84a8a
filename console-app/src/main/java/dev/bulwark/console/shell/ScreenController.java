package dev.bulwark.console.shell;

import dev.bulwark.console.actions.Action;
import java.util.List;

/** A screen of the shell: it works only while it is shown. */
public interface ScreenController {
    void activate();

    void deactivate();

    /** Puts the keyboard where work on this screen begins. */
    void takeFocus();

    /** What can be done here, with the keys that do it; the first ones are named in the status bar. */
    List<Action> actions();
}
