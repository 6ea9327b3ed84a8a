package dev.bulwark.model.audit;

import dev.bulwark.model.Tally;
import dev.bulwark.model.ingest.AuditSeverity;
import java.util.List;
import java.util.Map;

/**
 * Audit entries of the last 24 hours counted.
 *
 * @param bySeverity every severity is present
 * @param topActions the ten most frequent actions, the most frequent first
 */
public record AuditStats(long last24Hours, Map<AuditSeverity, Long> bySeverity, List<Tally> topActions) {
    public AuditStats {
        bySeverity = Map.copyOf(bySeverity);
        topActions = List.copyOf(topActions);
    }
}
