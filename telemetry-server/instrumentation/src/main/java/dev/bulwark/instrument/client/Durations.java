package dev.bulwark.instrument.client;

import dev.bulwark.instrument.shipping.BoundedRing;
import dev.bulwark.instrument.shipping.LossAccount;
import dev.bulwark.model.performance.LatencyHistogram;
import java.time.Duration;
import java.util.function.Function;

/**
 * Durations by minute and key. Any thread adds them, which takes no lock and no unbounded memory; the shipping thread folds
 * them into histograms.
 */
final class Durations<K> {
    private static final int WAITING = 8192;
    private static final int MOST_KEYS = 500;

    private final BoundedRing<Sample<K>> waiting = new BoundedRing<>(WAITING);
    private final MinuteSeries<K, Folded> folded;
    private final LossAccount losses;

    /**
     * No durations yet.
     *
     * @param coarser the key under which one counts where there are many
     * @param other the key under which it counts where there are too many of those as well
     */
    Durations(LossAccount losses, Function<K, K> coarser, K other) {
        this.losses = losses;
        this.folded = new MinuteSeries<>(MOST_KEYS, Folded::new, coarser, other);
    }

    /** A duration as a number; what is beyond all numbers is the largest or the smallest. */
    static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    void add(Sample<K> sample) {
        if (!waiting.offer(sample)) {
            losses.dropped("measurements_overflow", 1);
        }
    }

    /** Takes in what waits. Belongs to the shipping thread. */
    void fold() {
        Sample<K> sample;
        while ((sample = waiting.poll()) != null) {
            folded.at(sample.minute, sample.key).add(sample);
        }
    }

    /** Shows what was folded and forgets it. Belongs to the shipping thread. */
    void drain(MinuteSeries.Visitor<K, Folded> visitor) {
        fold();
        folded.drain(visitor);
    }

    /** One duration. */
    record Sample<K>(long minute, K key, long micros, boolean failed) {}

    /** The durations of one key and minute. */
    static final class Folded {
        private final LatencyHistogram histogram = new LatencyHistogram();
        private long errors;

        private void add(Sample<?> sample) {
            histogram.record(sample.micros);
            errors += sample.failed ? 1 : 0;
        }

        long count() {
            return histogram.count();
        }

        long errors() {
            return errors;
        }

        String histogram() {
            return histogram.toBase64();
        }
    }
}
