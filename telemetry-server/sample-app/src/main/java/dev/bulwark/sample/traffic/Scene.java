package dev.bulwark.sample.traffic;

import java.util.random.RandomGenerator;

/**
 * A move and the think time before it.
 *
 * @param meanPause seconds; real ones spread around it as think times do
 */
record Scene(Move move, double meanPause) {
    private static final double THINKING = 6;
    private static final double AT_ONCE = 0.8;

    static Scene afterThinking(Move move) {
        return new Scene(move, THINKING);
    }

    /** For what many do in the same moment, such as entering a meeting that has just begun. */
    static Scene atOnce(Move move) {
        return new Scene(move, AT_ONCE);
    }

    double pause(RandomGenerator random) {
        return meanPause * (0.2 - 0.8 * Math.log(1 - random.nextDouble()));
    }
}
