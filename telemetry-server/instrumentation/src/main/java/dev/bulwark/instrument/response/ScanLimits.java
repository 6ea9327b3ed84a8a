package dev.bulwark.instrument.response;

import java.time.Duration;

/**
 * How far the check of one response goes, or of one event. What is beyond it leaves unchecked, and is counted.
 *
 * @param depth open arrays and objects
 * @param bytes of plain text, after decompression
 * @param time spent on the check alone, the application's own answers included
 */
public record ScanLimits(int depth, long bytes, Duration time) {
    /** More than any sound response needs. */
    public static final ScanLimits DEFAULT = new ScanLimits(1000, 1L << 30, Duration.ofSeconds(2));
}
