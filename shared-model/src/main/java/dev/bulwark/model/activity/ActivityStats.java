package dev.bulwark.model.activity;

import dev.bulwark.model.Tally;
import java.util.List;

/**
 * Activity of the last 24 hours counted.
 *
 * @param users how many different users did something
 * @param byType all groups, the largest first
 * @param topActions the ten that were done most, the most frequent first
 */
public record ActivityStats(long last24Hours, long users, List<Tally> byType, List<Tally> topActions) {
    public ActivityStats {
        byType = List.copyOf(byType);
        topActions = List.copyOf(topActions);
    }
}
