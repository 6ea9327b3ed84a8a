package dev.bulwark.model.health;

import java.time.Instant;
import java.util.List;

/**
 * The whole overview at one moment.
 *
 * @param at the moment, by the server's clock
 * @param instances every instance heard within the last hour, sorted by app and name
 * @param instancesReading the worst of them; grey when there is none
 * @param unresolvedFailures failed operations that nobody settled
 * @param activitiesLastHour user activities of the last hour
 */
public record SystemHealth(
        Instant at,
        ApiHealth api,
        DatabaseHealth database,
        IsolationHealth isolation,
        Reading instancesReading,
        List<InstanceHealth> instances,
        long unresolvedFailures,
        long activitiesLastHour) {
    public SystemHealth {
        instances = List.copyOf(instances);
    }
}
