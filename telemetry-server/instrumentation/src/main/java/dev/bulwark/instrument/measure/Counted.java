package dev.bulwark.instrument.measure;

import dev.bulwark.isolation.StatementAnalysis;
import dev.bulwark.model.isolation.VerdictKind;
import dev.bulwark.model.performance.LatencyHistogram;
import org.jspecify.annotations.Nullable;

/**
 * What a series came to.
 *
 * @param statement null for requests, and for statements for which there was no room
 * @param errors how many failed
 * @param wouldBlock how many the strictest mode would have stopped
 */
record Counted(
        @Nullable StatementAnalysis statement,
        @Nullable String endpoint,
        @Nullable String tenant,
        @Nullable VerdictKind verdict,
        LatencyHistogram histogram,
        long errors,
        long wouldBlock) {}
