package dev.bulwark.instrument.shipping;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Events of one class that wait in memory, bounded by number and by weight. When there is no room the oldest go, counted.
 * Adding never blocks. Thread-safe.
 */
final class EventBuffer {
    /** How many old events one addition may push out, so that it stays short. */
    private static final int MOST_EVICTIONS = 16;

    private final BoundedRing<Pending> ring;
    private final long maximumWeight;
    private final String reason;
    private final LossAccount losses;
    private final AtomicLong weight = new AtomicLong();

    /**
     * An empty buffer.
     *
     * @param reason under which losses are counted
     */
    EventBuffer(int capacity, long maximumWeight, String reason, LossAccount losses) {
        this.ring = new BoundedRing<>(capacity);
        this.maximumWeight = maximumWeight;
        this.reason = reason;
        this.losses = losses;
    }

    void add(Pending event) {
        int own = event.weight();
        for (int i = 0; i < MOST_EVICTIONS && own <= maximumWeight; i++) {
            if (weight.addAndGet(own) <= maximumWeight && ring.offer(event)) {
                return;
            }
            weight.addAndGet(-own);
            if (poll() != null) {
                losses.dropped(reason, 1);
            }
        }
        losses.dropped(reason, 1);
    }

    boolean isHalfFull() {
        return weight.get() > maximumWeight / 2;
    }

    @Nullable
    Pending poll() {
        Pending event = ring.poll();
        if (event != null) {
            weight.addAndGet(-event.weight());
        }
        return event;
    }
}
