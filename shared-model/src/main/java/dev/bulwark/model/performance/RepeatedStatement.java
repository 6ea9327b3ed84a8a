package dev.bulwark.model.performance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A statement that requests of one endpoint run again and again (N+1).
 *
 * @param endpoint null for work that no request asked for
 * @param requests how many did so
 * @param meanCount how often one of them ran it, on average
 * @param worstCount how often the worst of them did
 * @param totalMicros all these executions together
 * @param callSite where in the application the worst one ran it; null when it was not told
 * @param worstTraceId the worst one's trace; null when it has none
 */
public record RepeatedStatement(
        String queryHash,
        String queryText,
        String app,
        @Nullable String endpoint,
        long requests,
        double meanCount,
        long worstCount,
        long totalMicros,
        @Nullable String callSite,
        @Nullable String worstTraceId,
        Instant firstAt,
        Instant lastAt) {}
