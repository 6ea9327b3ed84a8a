package dev.bulwark.instrument.measure;

import dev.bulwark.model.ingest.TelemetryEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One table of series for each minute. Whoever first counts after the end of a minute opens the next one, so that counts
 * belong to their minute however busy the shipping thread is. Thread-safe, without locks.
 */
final class Minutes {
    private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);

    /** Minutes that wait to be taken. When nobody takes them, the last one goes on: late, but bounded and not lost. */
    private static final int MOST_WAITING = 3;

    /** So few series may be told several times within their minute. */
    private static final int FEW = 256;

    private final int limit;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final AtomicReference<Minute> current;
    private final Queue<Minute> over = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile long overflowed;

    Minutes(int limit, Clock clock, LongSupplier nanoTime) {
        this.limit = limit;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.current = new AtomicReference<>(next());
    }

    /** A stretch of a minute. */
    record Minute(long epochMinute, long end, SeriesTable table) {
        Instant start() {
            return Instant.EPOCH.plus(Duration.ofMinutes(epochMinute));
        }
    }

    /** The table to count in, for what ended at that time of the {@code nanoTime} that was given. */
    SeriesTable at(long now) {
        Minute minute = current.getAcquire();
        return now - minute.end < 0 ? minute.table : afterMinute(minute);
    }

    /**
     * Takes the tables that are complete, and makes an event of each of their series; also the current one, if that is cheap.
     *
     * @param all whether the current one is to be taken whatever it holds
     */
    List<TelemetryEvent> take(boolean all, BiFunction<Minute, Counted, TelemetryEvent> event) {
        List<TelemetryEvent> events = new ArrayList<>();
        for (Minute minute : take(all)) {
            overflowed = minute.table.overflowed();
            for (Counted counted : minute.table.close()) {
                events.add(event.apply(minute, counted));
            }
        }
        return events;
    }

    /** About how many series found no room in the last stretch of time that was taken. */
    long overflowed() {
        return overflowed;
    }

    private List<Minute> take(boolean all) {
        List<Minute> taken = new ArrayList<>();
        Minute open = current.getAcquire();
        boolean ended = nanoTime.getAsLong() - open.end >= 0;
        if (!open.table.isEmpty() && (all || ended || open.table.size() <= FEW)) {
            replace(open);
        }
        for (Minute minute = poll(); minute != null; minute = poll()) {
            taken.add(minute);
        }
        return taken;
    }

    private SeriesTable afterMinute(Minute ended) {
        if (waiting.get() < MOST_WAITING) {
            replace(ended);
        }
        return current.getAcquire().table;
    }

    private void replace(Minute ended) {
        if (current.compareAndSet(ended, next())) {
            waiting.incrementAndGet();
            over.add(ended);
        }
    }

    private @Nullable Minute poll() {
        Minute minute = over.poll();
        if (minute != null) {
            waiting.decrementAndGet();
        }
        return minute;
    }

    private Minute next() {
        long millis = clock.millis();
        long left = MINUTE - Math.floorMod(millis, MINUTE);
        long end = nanoTime.getAsLong() + TimeUnit.MILLISECONDS.toNanos(left);
        return new Minute(Math.floorDiv(millis, MINUTE), end, new SeriesTable(limit));
    }
}
