package dev.bulwark.model.isolation;

import dev.bulwark.model.Severity;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Violations counted.
 *
 * @param last24Hours all of the last 24 hours, resolved or not
 * @param blockedLast24Hours those among them that were stopped
 * @param unresolved all open ones, however old
 * @param unresolvedBySeverity the open ones by severity; every severity is present
 * @param unresolvedByType the open ones by type; every type is present
 * @param lastViolationAt when the newest happened; null when there never was one
 */
public record ViolationStats(
        long last24Hours,
        long blockedLast24Hours,
        long unresolved,
        Map<Severity, Long> unresolvedBySeverity,
        Map<ViolationType, Long> unresolvedByType,
        @Nullable Instant lastViolationAt) {
    public ViolationStats {
        unresolvedBySeverity = Map.copyOf(unresolvedBySeverity);
        unresolvedByType = Map.copyOf(unresolvedByType);
    }
}
