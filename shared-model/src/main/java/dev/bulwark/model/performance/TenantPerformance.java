package dev.bulwark.model.performance;

import org.jspecify.annotations.Nullable;

/** How an endpoint did for one tenant; null for callers who were not known. */
public record TenantPerformance(@Nullable String tenant, long requests, long errors, LatencySummary latency) {}
