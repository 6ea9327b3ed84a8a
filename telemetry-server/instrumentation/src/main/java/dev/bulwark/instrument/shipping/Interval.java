package dev.bulwark.instrument.shipping;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Says when it is time again; the first time is at once. Not thread-safe. */
public final class Interval {
    private final long length;
    private final LongSupplier nanoTime;
    private long due;

    public Interval(Duration length, LongSupplier nanoTime) {
        this.length = length.toNanos();
        this.nanoTime = nanoTime;
        this.due = nanoTime.getAsLong();
    }

    /** Whether it is time; if so, the next interval begins. */
    public boolean hasPassed() {
        long now = nanoTime.getAsLong();
        if (now - due < 0) {
            return false;
        }
        due = now + length;
        return true;
    }
}
