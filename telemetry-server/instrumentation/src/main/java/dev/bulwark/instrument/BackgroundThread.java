package dev.bulwark.instrument;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one thread that reads schemas and gives second opinions; it is there only while there is something to do. */
final class BackgroundThread {
    private static final Duration LONGEST_END = Duration.ofSeconds(1);

    private final ThreadPoolExecutor executor =
            new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                Thread thread = new Thread(work, "bulwark-schema");
                thread.setDaemon(true);
                return thread;
            });

    BackgroundThread() {
        executor.allowCoreThreadTimeOut(true);
    }

    Executor executor() {
        return executor;
    }

    /** Second opinions that are still to be given may be violations, which have to be sent: waits for them, not for long. */
    void end() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
