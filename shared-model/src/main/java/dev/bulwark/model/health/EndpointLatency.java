package dev.bulwark.model.health;

import dev.bulwark.model.performance.LatencySummary;

/** How fast one endpoint (method and route template) answered. */
public record EndpointLatency(String endpoint, LatencySummary latency) {}
