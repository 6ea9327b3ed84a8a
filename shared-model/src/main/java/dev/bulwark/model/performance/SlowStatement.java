package dev.bulwark.model.performance;

import java.time.Instant;
import java.util.List;

/**
 * All slow executions of one statement.
 *
 * @param queryHash hash of the normalised statement
 * @param queryText one of its texts
 * @param executions how many were slow
 * @param meanMicros of the slow ones, in microseconds
 * @param worstMicros in microseconds
 * @param recommendations what would help, the most important first
 */
public record SlowStatement(
        String queryHash,
        String queryText,
        long executions,
        long meanMicros,
        long worstMicros,
        long tenants,
        long endpoints,
        Instant firstAt,
        Instant lastAt,
        List<Recommendation> recommendations) {
    public SlowStatement {
        recommendations = List.copyOf(recommendations);
    }

    /** The same with what would help. */
    public SlowStatement advised(List<Recommendation> found) {
        return new SlowStatement(
                queryHash, queryText, executions, meanMicros, worstMicros, tenants, endpoints, firstAt, lastAt, found);
    }
}
