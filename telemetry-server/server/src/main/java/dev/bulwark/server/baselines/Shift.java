package dev.bulwark.server.baselines;

import java.util.Arrays;

/**
 * Where a series shifted upwards for good.
 *
 * @param index of the first value after the shift
 */
record Shift(int index) {
    /** No shift. */
    static final Shift NONE = new Shift(-1);

    /** Fewer values before say nothing of what is usual, fewer after may be chance. */
    private static final int LEAST_BEFORE = 24;

    private static final int LEAST_AFTER = 2;

    /** Beyond so many standard deviations no split of a series without a shift comes, however many are tried. */
    private static final double SIGNIFICANT = 5;

    /** So many spreads out are two values at the end of which the ranks cannot tell yet; longer runs need less. */
    private static final double FAR_OUT = 6;

    private static final double LEAST_FAR_OUT = 3;

    /** This share of a run may lie within the usual. */
    private static final double EXCEPTIONS = 0.2;

    boolean isFound() {
        return index >= 0;
    }

    /**
     * The upward shift of a series that lasts to its end: a run of values at the end that are far out, or else the split
     * whose ranks differ most (Mann and Whitney, 1947; tried at every place as by Pettitt, 1979).
     *
     * @param least by how much the median must be higher afterwards
     * @param leastSpread what counts as the spread of values that hardly differ
     */
    static Shift in(double[] values, double least, double leastSpread) {
        Shift sudden = runAtEnd(values, least, leastSpread);
        if (sudden.isFound()) {
            return sudden;
        }
        int split = mostDifferent(values);
        if (split < 0) {
            return NONE;
        }
        double before = Medians.median(Arrays.copyOfRange(values, 0, split));
        double after = Medians.median(Arrays.copyOfRange(values, split, values.length));
        double lately = Medians.median(
                Arrays.copyOfRange(values, Math.max(split, values.length - LEAST_BEFORE / 4), values.length));
        return after - before >= least && lately - before >= least ? new Shift(split) : NONE;
    }

    private static Shift runAtEnd(double[] values, double least, double leastSpread) {
        int longest = Math.min(LEAST_BEFORE, values.length - LEAST_BEFORE);
        for (int length = longest; length >= LEAST_AFTER; length--) {
            int start = values.length - length;
            double[] before = Arrays.copyOfRange(values, 0, start);
            double[] run = Arrays.copyOfRange(values, start, values.length);
            double spread = Math.max(leastSpread, Medians.spread(before));
            double limit = Medians.median(before) + Math.max(least, farOut(length) * spread);
            if (run[0] > limit && Medians.quantile(EXCEPTIONS, run) > limit) {
                return new Shift(start);
            }
        }
        return NONE;
    }

    /** The more there are in a row, the less each of them has to be. */
    private static double farOut(int length) {
        return Math.max(LEAST_FAR_OUT, FAR_OUT - (length - LEAST_AFTER));
    }

    /** The split with the greatest standardised Mann-Whitney statistic; -1 when none is significant. */
    private static int mostDifferent(double[] values) {
        int best = -1;
        double most = SIGNIFICANT;
        double higher = 0;
        for (int split = 1; split <= values.length - LEAST_AFTER; split++) {
            higher += movedBefore(values, split - 1);
            double z = standardised(higher, split, values.length - split);
            if (split >= LEAST_BEFORE && z > most) {
                most = z;
                best = split;
            }
        }
        return best;
    }

    /** By how much the number of pairs grows in which the later value is higher, when this value comes before the split. */
    private static double movedBefore(double[] values, int moved) {
        double change = 0;
        for (int i = 0; i < values.length; i++) {
            if (i < moved) {
                change -= higher(values[i], values[moved]);
            } else if (i > moved) {
                change += higher(values[moved], values[i]);
            }
        }
        return change;
    }

    private static double higher(double earlier, double later) {
        return later > earlier ? 1 : later == earlier ? 0.5 : 0;
    }

    private static double standardised(double higher, int before, int after) {
        double pairs = (double) before * after;
        return (higher - pairs / 2) / Math.sqrt(pairs * (before + after + 1) / 12);
    }
}
