package dev.bulwark.server.chores;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does chores one after the other on a thread of their own: no two are ever at work at the same time. One that fails is told
 * in the log and tried again when its time comes. Thread-safe.
 */
public final class Chores implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
    private static final int STOP_SECONDS = 15;

    private final List<Chore> chores;
    private final ScheduledExecutorService executor;

    /** @param thread the name of their thread */
    public Chores(String thread, List<Chore> chores) {
        this.chores = List.copyOf(chores);
        this.executor = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread worker = new Thread(work, thread);
            worker.setDaemon(true);
            return worker;
        });
    }

    /**
     * Something to do time and again.
     *
     * @param name for the log
     * @param every how long after its end it is done again, and after the start for the first time
     */
    public record Chore(String name, Duration every, Runnable work) {}

    public void start() {
        chores.forEach(chore -> executor.scheduleWithFixedDelay(
                () -> run(chore), chore.every().toMillis(), chore.every().toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Lets the one at work end, without an interrupt, which would close the store's file. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(Chore chore) {
        try {
            chore.work().run();
        } catch (RuntimeException e) {
            LOG.warn("{} failed; it is tried again in {}", chore.name(), chore.every(), e);
        }
    }
}
