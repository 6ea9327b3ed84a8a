package dev.bulwark.instrument.context;

import dev.bulwark.isolation.StatementAnalysis;
import dev.bulwark.model.isolation.VerdictKind;
import org.jspecify.annotations.Nullable;

/** Takes what the statements of a request come to. Thread-safe. */
public interface StatementSink {
    /** From how many executions within a request on a statement is repeated. */
    int repeatedFrom();

    /** Whether it may be looked up where a statement is repeated, which takes some microseconds. */
    boolean wantsCallSites();

    /** The time for {@link #count}: to ask for it takes as long as to count, so that it is asked for once for many. */
    long now();

    /**
     * Counts executions that took as long.
     *
     * @param now what {@link #now()} gave a moment ago
     * @param verdict null when it was not judged
     * @param wouldBlock whether the strictest mode would have stopped them
     * @param executions how many there were: one, or those of a batch
     */
    void count(
            long now,
            StatementAnalysis statement,
            @Nullable String endpoint,
            @Nullable String tenant,
            @Nullable VerdictKind verdict,
            boolean failed,
            boolean wouldBlock,
            long micros,
            int executions);

    /**
     * A request has ended in which a statement was repeated.
     *
     * @param count how often it ran, a batch once
     * @param micros how long that took altogether
     * @param callSite where it ran for the {@link #repeatedFrom()}th time
     */
    void repeated(
            RequestContext request, StatementAnalysis statement, int count, long micros, @Nullable String callSite);
}
