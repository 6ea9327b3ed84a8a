package dev.bulwark.server.baselines;

import dev.bulwark.model.performance.Regression.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Finds out whether something does worse than it used to. Pure. */
final class RegressionFinder {
    /** The p95 or the errors of fewer events are chance. */
    private static final long LEAST_EVENTS = 20;

    /** As logarithms: a quarter slower at least, and by more than five percent around the usual. */
    private static final double LEAST_SLOWDOWN = Math.log(1.25);

    private static final double LEAST_SPREAD = 0.05;

    /** Two of a hundred more fail. */
    private static final double LEAST_ERRORS = 0.02;

    private static final double LEAST_SPREAD_OF_ERRORS = 0.002;

    /** Hours of the day so close to each other are alike. */
    private static final int ALIKE_HOURS = 1;

    private static final int HOURS = 24;

    private RegressionFinder() {}

    /**
     * What is worse.
     *
     * @param first the first hour in which it is
     * @param before median of the hours before
     * @param after median of the hours since
     */
    record Found(Figure figure, PerformanceHour first, double before, double after, int hoursBefore, int hoursAfter) {}

    /** @param history in the order of time */
    static List<Found> in(List<PerformanceHour> history) {
        List<PerformanceHour> hours =
                history.stream().filter(hour -> hour.events() >= LEAST_EVENTS).toList();
        List<Found> found = new ArrayList<>();
        Shift slower = Shift.in(withoutTimeOfDay(hours), LEAST_SLOWDOWN, LEAST_SPREAD);
        if (slower.isFound()) {
            found.add(found(Figure.P95, hours, slower, hour -> hour.p95()));
        }
        double[] errors = hours.stream().mapToDouble(PerformanceHour::errorRate).toArray();
        Shift failing = Shift.in(errors, LEAST_ERRORS, LEAST_SPREAD_OF_ERRORS);
        if (failing.isFound()) {
            found.add(found(Figure.ERRORS, hours, failing, PerformanceHour::errorRate));
        }
        return found;
    }

    private static Found found(
            Figure figure, List<PerformanceHour> hours, Shift shift, ToDoubleFunction<PerformanceHour> value) {
        double[] values = hours.stream().mapToDouble(value).toArray();
        return new Found(
                figure,
                hours.get(shift.index()),
                Medians.median(Arrays.copyOfRange(values, 0, shift.index())),
                Medians.median(Arrays.copyOfRange(values, shift.index(), values.length)),
                shift.index(),
                values.length - shift.index());
    }

    /** Logarithms of the p95, less what is usual at their hour of the day. */
    private static double[] withoutTimeOfDay(List<PerformanceHour> hours) {
        double[] usual = new double[HOURS];
        for (int ofDay = 0; ofDay < HOURS; ofDay++) {
            int around = ofDay;
            usual[ofDay] = Medians.median(hours.stream()
                    .filter(hour -> isAlike(hour.ofDay(), around))
                    .mapToDouble(RegressionFinder::logarithm)
                    .toArray());
        }
        return hours.stream()
                .mapToDouble(hour -> logarithm(hour) - usual[hour.ofDay()])
                .toArray();
    }

    private static boolean isAlike(int one, int other) {
        int apart = Math.floorMod(one - other, HOURS);
        return Math.min(apart, HOURS - apart) <= ALIKE_HOURS;
    }

    private static double logarithm(PerformanceHour hour) {
        return Math.log(Math.max(1, hour.p95()));
    }
}
