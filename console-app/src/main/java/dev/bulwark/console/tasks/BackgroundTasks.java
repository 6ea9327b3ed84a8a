package dev.bulwark.console.tasks;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The real {@link TaskExecutor}: a few daemon threads for questions to the server, one for timers. Thread-safe. */
public final class BackgroundTasks implements TaskExecutor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundTasks.class);
    private static final int THREADS = 4;

    private final ScheduledExecutorService pool = Executors.newScheduledThreadPool(THREADS, BackgroundTasks::daemon);
    private final Executor ui;

    /** @param ui runs what it is given on the user interface's thread */
    public BackgroundTasks(Executor ui) {
        this.ui = ui;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "bulwark-background");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public <T> void run(Work<T> work, Consumer<? super T> done, Consumer<Failure> failed) {
        pool.execute(() -> {
            try {
                T result = work.call();
                onUi(() -> done.accept(result));
            } catch (FailureException e) {
                onUi(() -> failed.accept(e.failure()));
            } catch (RuntimeException e) {
                LOG.error("A background task failed", e);
                onUi(() -> failed.accept(Failure.ofConsole()));
            }
        });
    }

    @Override
    public void onUi(Runnable change) {
        ui.execute(change);
    }

    @Override
    public Subscription after(Duration delay, Runnable task) {
        return cancelling(pool.schedule(() -> onUi(task), delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public Subscription every(Duration period, Runnable task) {
        long millis = period.toMillis();
        return cancelling(pool.scheduleWithFixedDelay(() -> onUi(task), millis, millis, TimeUnit.MILLISECONDS));
    }

    private static Subscription cancelling(ScheduledFuture<?> timer) {
        return () -> timer.cancel(false);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
