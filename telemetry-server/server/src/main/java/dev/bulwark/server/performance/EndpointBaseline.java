package dev.bulwark.server.performance;

import dev.bulwark.model.performance.HourBaseline;
import java.util.List;

/** Knows what is usual for endpoints. Thread-safe. */
@FunctionalInterface
public interface EndpointBaseline {
    /** By the hour of the day, of all tenants together; empty when nothing was learnt yet. */
    List<HourBaseline> of(String app, String endpoint);
}
