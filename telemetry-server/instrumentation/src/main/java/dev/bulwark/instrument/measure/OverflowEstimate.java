package dev.bulwark.instrument.measure;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * About how many different things were seen, from a fixed number of bits (linear counting): exact to a few percent up to
 * some ten thousand. Thread-safe, without locks.
 */
final class OverflowEstimate {
    private static final int WORDS = 128;
    private static final int BITS = WORDS * Long.SIZE;

    private final AtomicLongArray words = new AtomicLongArray(WORDS);

    void add(int hash) {
        int mixed = hash * 0x9E37_79B9;
        int bit = (mixed ^ mixed >>> 15) & (BITS - 1);
        long mask = 1L << bit;
        if ((words.getAcquire(bit / Long.SIZE) & mask) == 0) {
            words.getAndAccumulate(bit / Long.SIZE, mask, (word, added) -> word | added);
        }
    }

    long estimate() {
        long set = 0;
        for (int i = 0; i < WORDS; i++) {
            set += Long.bitCount(words.get(i));
        }
        double empty = Math.max(1, BITS - set);
        return Math.round(BITS * Math.log(BITS / empty));
    }
}
