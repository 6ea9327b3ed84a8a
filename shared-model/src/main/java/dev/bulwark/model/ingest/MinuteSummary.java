package dev.bulwark.model.ingest;

import java.time.Instant;

/** An event that stands for many durations within one minute. */
public interface MinuteSummary {
    /** The start of the minute. */
    Instant minute();

    /** How many durations the histogram holds. */
    long count();

    /** As {@link dev.bulwark.model.performance.LatencyHistogram#toBase64()} writes it. */
    String histogram();
}
