package dev.bulwark.sample.traffic;

import java.time.Duration;
import java.util.List;

/**
 * Lays the plan's time line onto the clock: a stretch of the plan takes as long as its requests may at the asked rate, and
 * keeps its bursts and lulls. Immutable.
 */
record Pace(double requestsPerSecond) {
    private static final double STRETCH_SECONDS = 5;
    private static final int LEAST_STEPS = 10;

    /** How many requests make a stretch. */
    int stretch() {
        return (int) Math.min(5_000, Math.max(LEAST_STEPS, requestsPerSecond * STRETCH_SECONDS));
    }

    /** How long so many requests take. */
    Duration length(int steps) {
        return seconds(steps / requestsPerSecond);
    }

    /** When a step is due, counted from the beginning of its stretch. */
    Duration due(Step step, List<Step> stretch) {
        double first = stretch.get(0).second();
        double planned = stretch.get(stretch.size() - 1).second() - first;
        double share = planned > 0 ? (step.second() - first) / planned : 0;
        return seconds(share * stretch.size() / requestsPerSecond);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }
}
