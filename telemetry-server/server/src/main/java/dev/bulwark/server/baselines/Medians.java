package dev.bulwark.server.baselines;

import java.util.Arrays;

/** Robust statistics. Pure. */
final class Medians {
    private static final double TO_DEVIATION = 1.4826;

    private Medians() {}

    /** The lower one of two; 0 of none. */
    static double median(double... values) {
        return quantile(0.5, values);
    }

    /** The smallest value that at least this share of them does not exceed; 0 of none. */
    static double quantile(double share, double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    /** 1.4826 times the median absolute deviation: the standard deviation of what is normally distributed. */
    static double spread(double... values) {
        double median = median(values);
        double[] deviations =
                Arrays.stream(values).map(value -> Math.abs(value - median)).toArray();
        return TO_DEVIATION * median(deviations);
    }
}
