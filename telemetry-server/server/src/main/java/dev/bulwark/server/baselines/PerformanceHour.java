package dev.bulwark.server.baselines;

import java.time.Instant;
import java.time.ZoneOffset;

/**
 * How something did within one hour.
 *
 * @param start of the hour
 * @param p50 in microseconds
 * @param p95 in microseconds
 */
record PerformanceHour(Instant start, long events, long errors, long p50, long p95) {
    /** Of the day, in UTC. */
    int ofDay() {
        return start.atOffset(ZoneOffset.UTC).getHour();
    }

    double errorRate() {
        return events == 0 ? 0 : (double) errors / events;
    }
}
