package dev.bulwark.server.anomalies;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.DoubleUnaryOperator;

/**
 * The range in which a figure usually lies. A value beyond {@code median + tolerance · spread} is unusual, where the spread is
 * 1.4826 times the median absolute deviation, which is the standard deviation where values are normally distributed, and
 * which up to half of the values being odd do not move (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993). What is
 * not beyond twice the 95th percentile is usual in any case: it protects those who are busy on some days only.
 *
 * @param samples how many values it rests on
 */
record UsualRange(int samples, double median, double spread, double p95, double limit) {
    private static final double TO_DEVIATION = 1.4826;
    private static final double TWICE = 2;

    /** The standard deviation of the square root of a Poisson count, whatever its mean (Bartlett, 1936). */
    private static final double DEVIATION_OF_ROOT = 0.5;

    /** The range of values that may be anything: how many different ones there are in a day. */
    static UsualRange ofValues(Collection<Long> values, double tolerance, double leastSpread) {
        return of(values, tolerance, leastSpread, value -> value, value -> value);
    }

    /** The range of counts of events that come by chance: by their square roots, whose spread does not grow with them. */
    static UsualRange ofCounts(Collection<Long> values, double tolerance) {
        return of(values, tolerance, DEVIATION_OF_ROOT, Math::sqrt, value -> value * value);
    }

    private static UsualRange of(
            Collection<Long> values,
            double tolerance,
            double leastSpread,
            DoubleUnaryOperator scale,
            DoubleUnaryOperator back) {
        double[] scaled = values.stream()
                .mapToDouble(Long::doubleValue)
                .map(scale)
                .sorted()
                .toArray();
        double median = quantile(scaled, 0.5);
        double[] deviations = Arrays.stream(scaled)
                .map(value -> Math.abs(value - median))
                .sorted()
                .toArray();
        double spread = Math.max(leastSpread, TO_DEVIATION * quantile(deviations, 0.5));
        double p95 = back.applyAsDouble(quantile(scaled, 0.95));
        double limit = Math.max(back.applyAsDouble(median + tolerance * spread), TWICE * p95);
        return new UsualRange(scaled.length, back.applyAsDouble(median), spread, p95, limit);
    }

    /** The smallest value that at least this share of them does not exceed; zero when there are none. */
    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
