package dev.bulwark.console.shell;

/** A screen of the shell: it works only while it is shown. */
public interface ScreenController {
    void activate();

    void deactivate();

    /** The keys that work here, for the status bar. */
    String keyHints();
}
