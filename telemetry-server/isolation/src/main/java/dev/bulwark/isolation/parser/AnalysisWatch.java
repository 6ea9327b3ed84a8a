package dev.bulwark.isolation.parser;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import net.sf.jsqlparser.parser.CCJSqlParser;
import org.jspecify.annotations.Nullable;

/**
 * Ends analyses that take too long. One thread watches all of them, and only while there are any. What counts is the
 * processor time of the analysing thread, so that a busy machine makes no statement undecidable. Thread-safe.
 */
public final class AnalysisWatch {
    /** A text takes too long when it takes so many times as long as texts usually take here, and more than the least. */
    private static final int TIMES_THE_USUAL = 100;

    private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(2);
    /** The first texts load and compile the parser itself. */
    private static final long USUAL_AT_FIRST = MOST_NANOS / TIMES_THE_USUAL;

    private static final int MEMORY = 16;
    /** Not much longer than that anything of it is there when an application has gone. */
    private static final long IDLE_SECONDS = 1;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final AtomicLong usual = new AtomicLong(USUAL_AT_FIRST);
    private final ScheduledThreadPoolExecutor clock;

    /** Makes a watch that has nothing to do yet. */
    public AnalysisWatch() {
        clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "bulwark-analysis-watch");
            thread.setDaemon(true);
            thread.setContextClassLoader(
                    ClassLoader.getSystemClassLoader()); // not that of the application that came first
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        clock.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
    }

    /** Watches what the calling thread is going to do for one text. */
    public Watched begin() {
        return new Watched(Math.min(MOST_NANOS, Math.max(LEAST_NANOS, usual.get() * TIMES_THE_USUAL)));
    }

    private void remember(long nanos) {
        usual.accumulateAndGet(nanos, (before, now) -> before + (now - before) / MEMORY);
    }

    /** The analysis of one text; closed by the thread that began it. */
    public final class Watched implements AutoCloseable {
        private final long thread = Thread.currentThread().getId();
        private final long start = spent();
        private final long end;
        private volatile boolean overdue;
        private volatile boolean closed;
        private volatile @Nullable CCJSqlParser parser;
        private volatile ScheduledFuture<?> alarm;

        private Watched(long budget) {
            end = start + budget;
            alarm = clock.schedule(this::ring, budget, TimeUnit.NANOSECONDS);
        }

        /** Makes a parser one that is ended when time is up. */
        CCJSqlParser over(CCJSqlParser next) {
            parser = next;
            requireTime();
            return next;
        }

        /**
         * Goes on only while there is time.
         *
         * @throws OverdueException when it is up
         */
        public void requireTime() {
            if (overdue) {
                throw new OverdueException();
            }
        }

        /** Whether time is up: then what the parser gave may be cut short. */
        boolean isOverdue() {
            return overdue;
        }

        @Override
        public void close() {
            closed = true;
            alarm.cancel(false);
            if (!overdue) {
                remember(spent() - start);
            }
        }

        /** Where threads' processor time is not counted, it is the time that passes. */
        private long spent() {
            long processor = threads.getThreadCpuTime(thread);
            return processor < 0 ? System.nanoTime() : processor;
        }

        private void ring() {
            if (closed) {
                return;
            }
            long left = end - spent();
            if (left > 0) {
                alarm = clock.schedule(
                        this::ring, Math.max(left, TimeUnit.MILLISECONDS.toNanos(1)), TimeUnit.NANOSECONDS);
                return;
            }
            overdue = true;
            CCJSqlParser watched = parser;
            if (watched != null) {
                watched.interrupted = true;
            }
        }
    }
}
