package dev.bulwark.console.tasks;

import java.time.Duration;

/**
 * Merges a burst of triggers: the first acts at once, those within the quiet time after it become one more action at its
 * end. For one thread.
 */
public final class Throttle {
    private final TaskExecutor tasks;
    private final Duration quiet;
    private final Runnable action;
    private boolean resting;
    private boolean pending;

    public Throttle(TaskExecutor tasks, Duration quiet, Runnable action) {
        this.tasks = tasks;
        this.quiet = quiet;
        this.action = action;
    }

    public void trigger() {
        if (resting) {
            pending = true;
            return;
        }
        resting = true;
        pending = false;
        action.run();
        tasks.after(quiet, this::rested);
    }

    private void rested() {
        resting = false;
        if (pending) {
            trigger();
        }
    }
}
