package dev.bulwark.instrument.measure;

import dev.bulwark.instrument.Condensing;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many requests of one endpoint are told by chance: so many at once, and as many in each minute after that. More of
 * them would show nothing new, and cost as much as there are requests. Thread-safe, without locks.
 */
final class SampleLimit {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    /** The endpoints beyond share one limit. */
    private static final int MOST_ENDPOINTS = 2000;

    private final long nanosOfOne;

    /** By endpoint, the time at which all that was told of it would have been told evenly. */
    private final Map<String, AtomicLong> paidUntil = new ConcurrentHashMap<>();

    /** The limit of these settings; who wants every request told is told every request. */
    SampleLimit(Condensing settings) {
        nanosOfOne = settings.sampleShare() == 1 ? 0 : MINUTE / settings.sampleLimit();
    }

    /** Whether one more may be told, at that time of the {@code nanoTime} in use. */
    boolean take(String endpoint, long now) {
        if (nanosOfOne == 0) {
            return true;
        }
        AtomicLong paid = paidUntil(endpoint, now);
        while (true) {
            long known = paid.get();
            long from = known - now > 0 ? known : now;
            if (from + nanosOfOne - now > MINUTE) {
                return false;
            }
            if (paid.compareAndSet(known, from + nanosOfOne)) {
                return true;
            }
        }
    }

    private AtomicLong paidUntil(String endpoint, long now) {
        AtomicLong known = paidUntil.get(endpoint);
        if (known != null) {
            return known;
        }
        String name = paidUntil.size() < MOST_ENDPOINTS ? endpoint : SeriesTable.OTHER;
        return paidUntil.computeIfAbsent(name, first -> new AtomicLong(now));
    }
}
