package dev.bulwark.console.tasks;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;

/** The user interface's thread: the only class that hands work to it. */
public final class FxThread implements Executor {
    private static final int ANSWER_SECONDS = 30;

    @Override
    public void execute(Runnable change) {
        if (Platform.isFxApplicationThread()) {
            change.run();
        } else {
            Platform.runLater(change);
        }
    }

    /**
     * Asks on the thread and waits for the answer; for callers off it only.
     *
     * @throws java.util.concurrent.CompletionException if the thread does not answer within half a minute
     */
    public <T> T ask(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, this)
                .orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
