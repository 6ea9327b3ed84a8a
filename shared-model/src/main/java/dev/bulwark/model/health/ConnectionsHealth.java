package dev.bulwark.model.health;

import dev.bulwark.model.Tally;
import java.util.List;

/**
 * Connections that users keep open, such as WebSocket and server-sent events (HEALTH-3).
 *
 * @param open now
 * @param sessions live things that the open ones belong to, such as meetings
 * @param openedLastHour how many were opened
 * @param endedLastHour how many ended, well or not
 * @param disconnectionRate share of those that ended by a failure, 0 to 1
 * @param byTenant open ones of the tenants that have most, at most ten
 */
public record ConnectionsHealth(
        Reading reading,
        long open,
        long sessions,
        long openedLastHour,
        long endedLastHour,
        double disconnectionRate,
        List<Tally> byTenant) {
    public ConnectionsHealth {
        byTenant = List.copyOf(byTenant);
    }
}
