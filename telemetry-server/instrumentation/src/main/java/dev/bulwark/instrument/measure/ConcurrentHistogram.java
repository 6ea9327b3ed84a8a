package dev.bulwark.instrument.measure;

import dev.bulwark.model.performance.LatencyHistogram;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Counts durations in the buckets of a {@link LatencyHistogram}, for any number of threads at once: a recording is one
 * atomic addition, without a lock and, once its neighbourhood has been met, without memory. It is emptied once, which
 * closes it: what comes later is turned away, so that every recording is either in what was taken out or known to be not.
 */
final class ConcurrentHistogram {
    private static final VarHandle COUNTS = MethodHandles.arrayElementVarHandle(int[].class);
    private static final VarHandle CHUNKS = MethodHandles.arrayElementVarHandle(int[][].class);

    /** Stands where a chunk can no longer be put. */
    private static final int[] NO_CHUNK = {};

    /** Stands in a bucket that has been emptied; far enough below zero that late additions leave it there. */
    private static final int TAKEN = Integer.MIN_VALUE;

    private static final int CHUNK_BITS = 5;
    private static final int CHUNK_BUCKETS = 1 << CHUNK_BITS;

    /** Below this, each microsecond is a bucket of its own; above, each octave has half as many. */
    private static final int EXACT = 256;

    private static final int OF_AN_OCTAVE = EXACT / 2;
    private static final int OCTAVE_BITS = 7;

    private final int[][] chunks = new int[(bucketOf(LatencyHistogram.MAX_MICROS) >> CHUNK_BITS) + 1][];

    /** One that takes nothing. */
    static ConcurrentHistogram closed() {
        ConcurrentHistogram closed = new ConcurrentHistogram();
        closed.drainInto(new LatencyHistogram());
        return closed;
    }

    /** Counts a duration so many times; false when this histogram has been emptied meanwhile, and the duration is not in it. */
    boolean record(long micros, int times) {
        int bucket = bucketOf(Math.max(0, Math.min(micros, LatencyHistogram.MAX_MICROS)));
        int[] chunk = chunk(bucket >> CHUNK_BITS);
        return chunk != NO_CHUNK && (int) COUNTS.getAndAdd(chunk, bucket & (CHUNK_BUCKETS - 1), times) >= 0;
    }

    /** Moves all recordings into another histogram, and takes no more. To be called once; returns how many there were. */
    long drainInto(LatencyHistogram target) {
        long drained = 0;
        for (int i = 0; i < chunks.length; i++) {
            int[] chunk = (int[]) CHUNKS.getAndSet(chunks, i, NO_CHUNK);
            for (int j = 0; chunk != null && j < chunk.length; j++) {
                int count = (int) COUNTS.getAndSet(chunk, j, TAKEN);
                if (count > 0) {
                    target.record(lowestOf((i << CHUNK_BITS) + j), count);
                    drained += count;
                }
            }
        }
        return drained;
    }

    private int[] chunk(int index) {
        int[] known = (int[]) CHUNKS.getAcquire(chunks, index);
        if (known != null) {
            return known;
        }
        int[] fresh = new int[CHUNK_BUCKETS];
        int[] winner = (int[]) CHUNKS.compareAndExchange(chunks, index, null, fresh);
        return winner == null ? fresh : winner;
    }

    private static int bucketOf(long micros) {
        if (micros < EXACT) {
            return (int) micros;
        }
        int octave = Long.SIZE - 1 - Long.numberOfLeadingZeros(micros) - OCTAVE_BITS;
        return EXACT + (octave - 1) * OF_AN_OCTAVE + (int) (micros >>> octave) - OF_AN_OCTAVE;
    }

    private static long lowestOf(int bucket) {
        if (bucket < EXACT) {
            return bucket;
        }
        int octave = (bucket - EXACT) / OF_AN_OCTAVE + 1;
        return (long) (OF_AN_OCTAVE + (bucket - EXACT) % OF_AN_OCTAVE) << octave;
    }
}
