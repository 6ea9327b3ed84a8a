package dev.bulwark.server.anomalies;

import java.time.Instant;

/**
 * A figure that left its range.
 *
 * @param value what was counted
 * @param usual the range that it left
 * @param limit beyond which a value is unusual
 * @param from inclusive
 * @param to exclusive
 * @param baselineDays from how many days the range was learnt
 */
record Anomaly(
        Subject subject,
        AnomalyRule rule,
        long value,
        UsualRange usual,
        long limit,
        Instant from,
        Instant to,
        int baselineDays) {}
