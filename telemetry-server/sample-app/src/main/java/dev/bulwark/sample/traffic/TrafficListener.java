package dev.bulwark.sample.traffic;

/** Hears of every request once it is over; called from many threads. */
@FunctionalInterface
public interface TrafficListener {
    /** The status of a request that got no answer at all. */
    int NO_ANSWER = 0;

    void answered(Step step, int status);
}
