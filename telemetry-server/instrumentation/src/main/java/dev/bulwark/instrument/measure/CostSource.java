package dev.bulwark.instrument.measure;

import dev.bulwark.model.performance.LatencyHistogram;

/** Knows what watching the application has cost. */
@FunctionalInterface
public interface CostSource {
    /** The costs since the last time. */
    Costs take();

    /**
     * What a stretch of time has cost.
     *
     * @param cpuShare of all processors, from 0 to 1
     * @param requests what was added to requests, in microseconds
     */
    record Costs(double cpuShare, LatencyHistogram requests) {}
}
