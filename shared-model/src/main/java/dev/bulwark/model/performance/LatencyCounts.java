package dev.bulwark.model.performance;

/**
 * The recordings of a distribution as they can be kept cheaply and added to others without losing anything: the durations
 * told apart that occurred, and how often each did. Immutable; thread-safe.
 */
public final class LatencyCounts {
    private final long[] micros;
    private final long[] counts;

    /** @param micros owned by this value, as is {@code counts} */
    LatencyCounts(long[] micros, long[] counts) {
        this.micros = micros;
        this.counts = counts;
    }

    /** How many durations are told apart. */
    public int size() {
        return micros.length;
    }

    void addTo(LatencyHistogram histogram) {
        for (int i = 0; i < micros.length; i++) {
            histogram.record(micros[i], counts[i]);
        }
    }
}
