package dev.bulwark.isolation.parser;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.sf.jsqlparser.parser.CCJSqlParser;

/**
 * Ends parses that take too long. One thread watches all of them, and only while there are any. What counts is the
 * processor time of the parsing thread, so that a busy machine makes no statement undecidable. Thread-safe.
 */
final class ParseWatch {
    private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
    /** The first parses load and compile the parser itself. */
    private static final int FIRST_PARSES = 200;

    private static final long MOST_NANOS_AT_FIRST = TimeUnit.SECONDS.toNanos(2);
    private static final long IDLE_SECONDS = 5;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final AtomicInteger parses = new AtomicInteger();
    private final ScheduledThreadPoolExecutor clock;

    ParseWatch() {
        clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "bulwark-parse-watch");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        clock.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
    }

    /** Watches the parsers that the calling thread is going to use for one text. */
    Watched begin() {
        boolean first = parses.get() < FIRST_PARSES && parses.incrementAndGet() < FIRST_PARSES;
        return new Watched(first ? MOST_NANOS_AT_FIRST : MOST_NANOS);
    }

    /** The reading of one text; closed by the thread that began it. */
    final class Watched implements AutoCloseable {
        private final long thread = Thread.currentThread().getId();
        private final long end;
        private volatile boolean overdue;
        private volatile boolean closed;
        private volatile CCJSqlParser parser;
        private volatile ScheduledFuture<?> alarm;

        @SuppressWarnings("NullAway.Init") // parser is set before the alarm can ring for it
        private Watched(long budget) {
            end = threads.getThreadCpuTime(thread) + budget;
            alarm = clock.schedule(this::ring, budget, TimeUnit.NANOSECONDS);
        }

        /** Makes a parser one that is ended when time is up. */
        CCJSqlParser over(CCJSqlParser next) {
            parser = next;
            if (overdue) {
                throw new OverdueException();
            }
            return next;
        }

        /** Whether time is up: then what the parser gave may be cut short. */
        boolean isOverdue() {
            return overdue;
        }

        @Override
        public void close() {
            closed = true;
            alarm.cancel(false);
        }

        private void ring() {
            if (closed) {
                return;
            }
            long left = end - threads.getThreadCpuTime(thread);
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
