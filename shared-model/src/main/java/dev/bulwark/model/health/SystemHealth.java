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
 * @param recentIssues the newest open violations and failed operations of the last hour, at most ten
 */
public record SystemHealth(
        Instant at,
        ApiHealth api,
        DatabaseHealth database,
        ConnectionsHealth connections,
        ServicesHealth services,
        IsolationHealth isolation,
        Reading instancesReading,
        List<InstanceHealth> instances,
        long unresolvedFailures,
        long activitiesLastHour,
        List<RecentIssue> recentIssues) {
    public SystemHealth {
        instances = List.copyOf(instances);
        recentIssues = List.copyOf(recentIssues);
    }
}
