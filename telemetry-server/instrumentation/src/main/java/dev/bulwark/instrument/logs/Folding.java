package dev.bulwark.instrument.logs;

import dev.bulwark.model.ingest.TelemetryEvent;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is told again within ten seconds: the first is told at once, all later ones together when the time is over.
 * Bounded; what finds no room is told one by one. Thread-safe, without locks of its own.
 */
final class Folding {
    private static final long WINDOW = TimeUnit.SECONDS.toNanos(10);
    private static final int MOST = 1000;
    private static final int CLOSED = -1;

    private final LongSupplier nanoTime;
    private final Map<Object, Fold> folds = new ConcurrentHashMap<>();

    Folding(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Whether this is to be told now; if not, it has been counted.
     *
     * @param key equal for what is to be folded
     * @param thrown the exception that is told; the same one twice is told once
     * @param again makes the event that stands for so many more
     */
    boolean isFirst(Object key, @Nullable Throwable thrown, IntFunction<TelemetryEvent> again) {
        Fold known = folds.get(key);
        if (known != null && nanoTime.getAsLong() - known.since < WINDOW && known.count(thrown, again)) {
            return false;
        }
        if (known == null && folds.size() < MOST) {
            Fold other = folds.putIfAbsent(key, new Fold(nanoTime.getAsLong(), thrown));
            return other == null || !other.count(thrown, again);
        }
        return true;
    }

    /** What was counted and has waited long enough. */
    List<TelemetryEvent> ended(boolean everything) {
        List<TelemetryEvent> events = new ArrayList<>();
        folds.forEach((key, fold) -> {
            if (everything || nanoTime.getAsLong() - fold.since >= WINDOW) {
                folds.remove(key, fold);
                fold.close(events);
            }
        });
        return events;
    }

    private static final class Fold {
        private final long since;
        private final AtomicInteger more = new AtomicInteger();
        private volatile WeakReference<@Nullable Throwable> last;
        private volatile @Nullable IntFunction<TelemetryEvent> again;

        Fold(long since, @Nullable Throwable thrown) {
            this.since = since;
            this.last = new WeakReference<>(thrown);
        }

        /** Counts one more; false when the fold has ended. */
        boolean count(@Nullable Throwable thrown, IntFunction<TelemetryEvent> event) {
            if (thrown != null && last.get() == thrown) {
                return true;
            }
            last = new WeakReference<>(thrown);
            again = event;
            return more.getAndUpdate(n -> n == CLOSED ? CLOSED : n + 1) != CLOSED;
        }

        void close(List<TelemetryEvent> events) {
            int times = more.getAndSet(CLOSED);
            IntFunction<TelemetryEvent> event = again;
            if (times > 0 && event != null) {
                events.add(event.apply(times));
            }
        }
    }
}
