package dev.bulwark.model.isolation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was found about a statement that somebody had judged.
 *
 * @param suggestion the statement as it should have been, proven confined; null when it is safe or none can be offered
 * @param normalisedSql the text without what differs between executions
 * @param hash of the normalised text
 * @param siblings violations by the same statement
 */
public record CheckedStatement(
        VerdictKind verdict,
        List<String> tables,
        String reason,
        List<String> accessedTenants,
        List<Mark> marks,
        @Nullable String suggestion,
        String normalisedSql,
        String hash,
        Siblings siblings) {

    /**
     * Violations by one statement.
     *
     * @param count how many there were
     * @param ids the newest of them
     */
    public record Siblings(long count, List<UUID> ids) {
        public Siblings {
            ids = List.copyOf(ids);
        }
    }
}
