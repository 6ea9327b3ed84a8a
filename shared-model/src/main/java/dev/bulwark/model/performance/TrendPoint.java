package dev.bulwark.model.performance;

import java.time.Instant;

/** How an endpoint did in a stretch of time that begins then. */
public record TrendPoint(Instant at, long requests, long errors, LatencySummary latency) {}
