package dev.bulwark.sample.traffic;

import java.time.Duration;
import java.util.Locale;

/**
 * What came of the traffic.
 *
 * @param succeeded answered with a status below 400
 * @param refused answered with 400 to 499, such as a mistyped password
 * @param failed answered with 500 and above
 * @param unanswered for want of a connection or of an answer in time
 */
public record TrafficReport(long succeeded, long refused, long failed, long unanswered, Duration duration) {
    public long requests() {
        return succeeded + refused + failed + unanswered;
    }

    @Override
    public String toString() {
        double seconds = duration.toMillis() / 1000.0;
        return String.format(
                Locale.ROOT,
                "%d requests in %.1f s (%.1f/s): %d succeeded, %d refused (4xx), %d failed (5xx), %d without answer",
                requests(),
                seconds,
                requests() / Math.max(seconds, 0.001),
                succeeded,
                refused,
                failed,
                unanswered);
    }
}
