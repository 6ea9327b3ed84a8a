package dev.bulwark.model.health;

import dev.bulwark.model.isolation.ViolationStats;

/** The wall between tenants (HEALTH-6). Red while a critical violation is unresolved, yellow while any other is. */
public record IsolationHealth(Reading reading, ViolationStats stats) {}
