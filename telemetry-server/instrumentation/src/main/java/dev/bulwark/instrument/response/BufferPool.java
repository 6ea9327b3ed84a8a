package dev.bulwark.instrument.response;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Buffers that finished bodies leave to later ones, so that a response of usual size allocates none. Bounded, and free of
 * locks; goes with its owner. Thread-safe.
 */
final class BufferPool {
    /** What most JSON responses fit in. */
    static final int SIZE = 8 * 1024;

    /** A power of two. */
    private static final int SLOTS = 32;

    private static final int TRIES = 4;

    private final AtomicReferenceArray<byte @Nullable []> free = new AtomicReferenceArray<>(SLOTS);

    /** A buffer of {@link #SIZE} bytes with anything in it. */
    byte[] take() {
        int first = slotOfThread();
        for (int i = 0; i < TRIES; i++) {
            byte[] found = free.getAndSet((first + i) % SLOTS, null);
            if (found != null) {
                return found;
            }
        }
        return new byte[SIZE];
    }

    /** Takes back a buffer that nobody uses any more; others than {@link #take} gave are let go. */
    void giveBack(byte[] buffer) {
        if (buffer.length != SIZE) {
            return;
        }
        int first = slotOfThread();
        for (int i = 0; i < TRIES; i++) {
            if (free.compareAndSet((first + i) % SLOTS, null, buffer)) {
                return;
            }
        }
    }

    @SuppressWarnings({"deprecation", "ThreadIdUsage"}) // any number that differs between threads will do
    private static int slotOfThread() {
        return (int) Thread.currentThread().getId() & (SLOTS - 1);
    }
}
