package dev.bulwark.console.tasks;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * The seam between view models and threads. All callbacks run on the user interface's thread, so a view model needs no
 * locks; tests put an implementation in its place that runs everything at once and moves time by hand.
 */
public interface TaskExecutor {
    /** A question to the server. */
    @FunctionalInterface
    interface Work<T> {
        T call() throws FailureException;
    }

    /** Runs the work in the background, then exactly one of the two callbacks. */
    <T> void run(Work<T> work, Consumer<? super T> done, Consumer<Failure> failed);

    /** Runs the change on the user interface's thread: at once when called from it, else soon. */
    void onUi(Runnable change);

    /** Runs the task once after the delay, unless closed before. */
    Subscription after(Duration delay, Runnable task);

    /** Runs the task again and again, first after one period, until closed. */
    Subscription every(Duration period, Runnable task);
}
