package dev.bulwark.console.performance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Where moments and durations stand in a chart.
 *
 * @param first the moment at the left edge
 * @param last the moment at the right edge
 * @param top the duration at the upper edge, in microseconds
 * @param width in pixels, as is the height
 */
record ChartScale(Instant first, Instant last, long top, double width, double height) {
    private static final List<Integer> STEPS = List.of(1, 2, 5, 10);

    /** The next round duration above, so that the lines of the grid stand at figures that people know. */
    static long roundUp(long micros) {
        long decade = 1;
        while (decade * 10 < micros) {
            decade *= 10;
        }
        long found = decade;
        for (int step : STEPS) {
            found = decade * step;
            if (found >= micros) {
                break;
            }
        }
        return found;
    }

    double x(Instant moment) {
        double whole = Math.max(1, Duration.between(first, last).toMillis());
        return width * Duration.between(first, moment).toMillis() / whole;
    }

    double y(long micros) {
        return height - height * Math.min(micros, top) / Math.max(1, top);
    }

    /** The moment below a place. */
    Instant at(double x) {
        return first.plusMillis(Math.round(Duration.between(first, last).toMillis() * x / Math.max(1, width)));
    }
}
