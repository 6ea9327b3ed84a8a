package dev.bulwark.instrument.shipping;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A queue of bounded length without locks, for any number of threads on both sides. Each cell counts its turns, after
 * Dmitry Vyukov's bounded queue: a cell may be written when its turn equals the writer's ticket, and read one later.
 */
public final class BoundedRing<T> {
    private final int mask;
    private final AtomicReferenceArray<@Nullable T> items;
    private final AtomicLongArray turns;
    private final AtomicLong writeTicket = new AtomicLong();
    private final AtomicLong readTicket = new AtomicLong();

    /** A ring for that many items, a power of two. */
    public BoundedRing(int capacity) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("the capacity must be a power of two, not " + capacity);
        }
        mask = capacity - 1;
        items = new AtomicReferenceArray<>(capacity);
        turns = new AtomicLongArray(capacity);
        for (int i = 0; i < capacity; i++) {
            turns.set(i, i);
        }
    }

    /** Adds an item; false when the ring is full. */
    public boolean offer(T item) {
        while (true) {
            long ticket = writeTicket.get();
            int cell = (int) ticket & mask;
            long behind = turns.get(cell) - ticket;
            if (behind < 0) {
                return false;
            }
            if (behind == 0 && writeTicket.compareAndSet(ticket, ticket + 1)) {
                items.set(cell, item);
                turns.set(cell, ticket + 1);
                return true;
            }
        }
    }

    /** Takes the oldest item; null when there is none. */
    public @Nullable T poll() {
        while (true) {
            long ticket = readTicket.get();
            int cell = (int) ticket & mask;
            long behind = turns.get(cell) - (ticket + 1);
            if (behind < 0) {
                return null;
            }
            if (behind == 0 && readTicket.compareAndSet(ticket, ticket + 1)) {
                T item = items.get(cell);
                items.set(cell, null);
                turns.set(cell, ticket + mask + 1);
                return item;
            }
        }
    }
}
