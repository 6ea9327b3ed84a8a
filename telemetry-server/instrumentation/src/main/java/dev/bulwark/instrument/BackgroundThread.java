package dev.bulwark.instrument;

import dev.bulwark.instrument.thread.OwnThreads;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The one thread that reads schemas and gives second opinions; it is there only while there is something to do. */
final class BackgroundThread {
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration LONGEST_END = Duration.ofSeconds(1);

    private final ThreadPoolExecutor executor = OwnThreads.pool("schema", 1, IDLE);

    /** Work that opens connections of the application does so with the context class loader of whoever asks for it. */
    Executor executor() {
        return work ->
                executor.execute(new ForApplication(work, Thread.currentThread().getContextClassLoader()));
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

    /** Leaves nothing of the application with the thread. */
    private record ForApplication(Runnable work, @Nullable ClassLoader application) implements Runnable {
        @Override
        public void run() {
            Thread thread = Thread.currentThread();
            ClassLoader own = thread.getContextClassLoader();
            thread.setContextClassLoader(application);
            try {
                work.run();
            } finally {
                thread.setContextClassLoader(own);
            }
        }
    }
}
