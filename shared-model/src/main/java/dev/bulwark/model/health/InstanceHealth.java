package dev.bulwark.model.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One process of a monitored application (HEALTH-5).
 *
 * @param lastHeard when its newest batch arrived, by the server's clock
 * @param heapUsedBytes null until the instance has told
 * @param heapMaxBytes null until the instance has told, or when it has no limit
 * @param cpuLoad share of the machine that the process uses, 0 to 1; null until told
 * @param uptimeSeconds null until told
 * @param dropped events that the instance had to drop since its start, by its own ledger
 */
public record InstanceHealth(
        Reading reading,
        String app,
        String instance,
        String version,
        Instant lastHeard,
        @Nullable Long heapUsedBytes,
        @Nullable Long heapMaxBytes,
        @Nullable Double cpuLoad,
        @Nullable Long uptimeSeconds,
        long dropped) {}
