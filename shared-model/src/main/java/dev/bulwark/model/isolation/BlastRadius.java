package dev.bulwark.model.isolation;

import dev.bulwark.model.Tally;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a violation reached: all violations by the same defect of the same application together. The defect is the
 * statement, or the endpoint where no statement is at fault.
 *
 * @param queryHash of the statement; null where none is at fault
 * @param tables that were not held to the tenant
 * @param unbounded whether any tenant's rows could have been reached, not only those that are counted
 * @param violations how many there were, {@code blocked} among them
 * @param executions how often the statement ran without being proven safe; null when applications did not count it
 * @param rows foreign rows that applications read or wrote; null when none was counted
 * @param tenants whose rows were named or seen
 * @param callers for which tenants the work was done: who could see them
 * @param users by whose requests
 * @param endpoints where
 * @param responses what became of the responses
 * @param otherStatements statements of the same application with the same type of violation on one of the tables, or from
 *     the same place in the code, the most frequent first
 */
public record BlastRadius(
        UUID violationId,
        ViolationType violationType,
        String app,
        @Nullable String queryHash,
        List<String> tables,
        boolean unbounded,
        long violations,
        long blocked,
        @Nullable Long executions,
        @Nullable Long rows,
        Share tenants,
        Share callers,
        Share users,
        Share endpoints,
        Responses responses,
        Instant firstAt,
        Instant lastAt,
        List<OtherStatement> otherStatements) {
    public BlastRadius {
        tables = List.copyOf(tables);
        otherStatements = List.copyOf(otherStatements);
    }

    /**
     * Some of many.
     *
     * @param count how many different ones
     * @param most the most frequent of them, with their violations
     */
    public record Share(long count, List<Tally> most) {
        public Share {
            most = List.copyOf(most);
        }
    }

    /**
     * Responses of the requests that were not blocked.
     *
     * @param exposed requests that went on after the violation and whose response was not stopped
     * @param stopped responses that were stopped because they carried a foreign identifier
     */
    public record Responses(long exposed, long stopped) {}

    /** A statement with the same defect. */
    public record OtherStatement(
            String queryHash,
            @Nullable String queryText,
            List<String> tables,
            long violations,
            Instant firstAt,
            Instant lastAt) {
        public OtherStatement {
            tables = List.copyOf(tables);
        }
    }
}
