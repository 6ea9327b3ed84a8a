package dev.bulwark.model.performance;

/** Response times in microseconds; percentiles are exact to two significant digits. */
public record LatencySummary(long count, double mean, long p50, long p90, long p95, long p99, long max) {}
