package dev.bulwark.instrument.measure;

import dev.bulwark.isolation.StatementAnalysis;
import dev.bulwark.model.isolation.VerdictKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The series of a stretch of time, bounded in number: open addressing, filled by any number of threads without locks, emptied
 * once. What finds no room is counted under the endpoint {@value #OTHER}, by verdict.
 */
final class SeriesTable {
    /** Stands for all series for which there was no room. */
    static final String OTHER = "other";

    /** Where no series can be put any more. */
    private static final Series CLOSED = new Series(null, null, null, null);

    /** One for each verdict, and one without. */
    private static final int MOST_OTHERS = VerdictKind.values().length + 1;

    private final AtomicReferenceArray<@Nullable Series> slots;
    private final int mask;
    private final AtomicInteger room;
    private final int limit;
    private final OverflowEstimate overflow = new OverflowEstimate();

    /** An empty table for that many series. */
    SeriesTable(int limit) {
        this.limit = limit;
        this.room = new AtomicInteger(limit);
        int capacity = Integer.highestOneBit(2 * (limit + MOST_OTHERS)) * 2;
        this.slots = new AtomicReferenceArray<>(capacity);
        this.mask = capacity - 1;
    }

    /** The series to count in, or the one that stands for all others; null when the table is closed. */
    @Nullable
    Series find(
            @Nullable StatementAnalysis statement,
            @Nullable String endpoint,
            @Nullable String tenant,
            @Nullable VerdictKind verdict) {
        int hash = Series.hash(statement, endpoint, tenant, verdict);
        for (int i = hash & mask; ; i = (i + 1) & mask) {
            Series known = slots.getAcquire(i);
            if (known == null) {
                return enter(i, hash, statement, endpoint, tenant, verdict);
            }
            if (known == CLOSED) {
                return null;
            }
            if (known.is(statement, endpoint, tenant, verdict)) {
                return known;
            }
        }
    }

    /** How many series there are, without those that stand for others. */
    int size() {
        return limit - Math.max(0, room.get());
    }

    boolean isEmpty() {
        return size() == 0;
    }

    /** About how many series found no room. */
    long overflowed() {
        return overflow.estimate();
    }

    /** Takes everything that was counted and closes the table. To be called once. */
    List<Counted> close() {
        List<Counted> counted = new ArrayList<>(size());
        for (int i = 0; i < slots.length(); i++) {
            Series series = slots.getAndSet(i, CLOSED);
            Counted last = series == null ? null : series.close();
            if (last != null && last.histogram().count() > 0) {
                counted.add(last);
            }
        }
        return counted;
    }

    private @Nullable Series enter(
            int slot,
            int hash,
            @Nullable StatementAnalysis statement,
            @Nullable String endpoint,
            @Nullable String tenant,
            @Nullable VerdictKind verdict) {
        boolean other = statement == null && tenant == null && OTHER.equals(endpoint);
        if (!other && !takeRoom()) {
            overflow.add(hash);
            return find(null, OTHER, null, verdict);
        }
        Series fresh = new Series(statement, endpoint, tenant, verdict);
        if (slots.compareAndSet(slot, null, fresh)) {
            return fresh;
        }
        if (!other) {
            room.incrementAndGet();
        }
        return find(statement, endpoint, tenant, verdict);
    }

    private boolean takeRoom() {
        int left = room.get();
        while (left > 0) {
            int found = room.compareAndExchange(left, left - 1);
            if (found == left) {
                return true;
            }
            left = found;
        }
        return false;
    }
}
