package dev.bulwark.server.health;

import java.time.Duration;

/**
 * Where a figure is too much; the lights turn yellow and red on the way there (HEALTH-7).
 *
 * @param p95Millis response time that 95 % of the requests should stay under, above zero
 * @param errorRate share of failed requests, above 0 to 1
 * @param poolUtilisation share of the pools' connections in use, above 0 to 1
 * @param disconnectionRate share of the ended live connections that were cut off, above 0 to 1
 * @param freshSeconds how long a figure says something, above zero
 * @param databaseMillis how long the server's own store may take to answer, above zero
 */
public record HealthThresholds(
        long p95Millis,
        double errorRate,
        double poolUtilisation,
        double disconnectionRate,
        int freshSeconds,
        long databaseMillis) {
    public HealthThresholds {
        requireAboveZero("p95Millis", p95Millis);
        requireShare("errorRate", errorRate);
        requireShare("poolUtilisation", poolUtilisation);
        requireShare("disconnectionRate", disconnectionRate);
        requireAboveZero("freshSeconds", freshSeconds);
        requireAboveZero("databaseMillis", databaseMillis);
    }

    public static HealthThresholds defaults() {
        return new HealthThresholds(2_000, 0.05, 1.0, 0.2, 60, 1_000);
    }

    Duration freshFor() {
        return Duration.ofSeconds(freshSeconds);
    }

    private static void requireAboveZero(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be above zero");
        }
    }

    private static void requireShare(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be above 0 and at most 1");
        }
    }
}
