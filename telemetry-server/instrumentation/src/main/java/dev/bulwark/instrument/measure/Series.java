package dev.bulwark.instrument.measure;

import dev.bulwark.isolation.StatementAnalysis;
import dev.bulwark.model.isolation.VerdictKind;
import dev.bulwark.model.performance.LatencyHistogram;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What is counted together within a minute: requests of one endpoint and tenant, or executions of one statement on their
 * behalf with one verdict. Thread-safe, without locks.
 */
final class Series {
    private static final int FAILED = 1;
    private static final int WOULD_BLOCK = 2;
    private static final ConcurrentHistogram CLOSED = ConcurrentHistogram.closed();

    private final @Nullable StatementAnalysis statement;
    private final @Nullable String endpoint;
    private final @Nullable String tenant;
    private final @Nullable VerdictKind verdict;

    /** By outcome, so that one addition counts all of it; most series only ever have one. */
    private final AtomicReferenceArray<@Nullable ConcurrentHistogram> outcomes = new AtomicReferenceArray<>(4);

    Series(
            @Nullable StatementAnalysis statement,
            @Nullable String endpoint,
            @Nullable String tenant,
            @Nullable VerdictKind verdict) {
        this.statement = statement;
        this.endpoint = endpoint;
        this.tenant = tenant;
        this.verdict = verdict;
    }

    /** A hash of what a series is found by. */
    static int hash(
            @Nullable StatementAnalysis statement,
            @Nullable String endpoint,
            @Nullable String tenant,
            @Nullable VerdictKind verdict) {
        int hash = statement == null ? 0 : statement.hash().hashCode();
        hash = 31 * hash + Objects.hashCode(endpoint);
        hash = 31 * hash + Objects.hashCode(tenant);
        hash = 31 * hash + (verdict == null ? 0 : verdict.ordinal());
        return hash ^ hash >>> 16;
    }

    boolean is(
            @Nullable StatementAnalysis otherStatement,
            @Nullable String otherEndpoint,
            @Nullable String otherTenant,
            @Nullable VerdictKind otherVerdict) {
        return verdict == otherVerdict
                && isSame(statement, otherStatement)
                && Objects.equals(tenant, otherTenant)
                && Objects.equals(endpoint, otherEndpoint);
    }

    /** Counts so many that took as long; false when the series is closed. */
    boolean record(long micros, boolean failed, boolean wouldBlock, int times) {
        return outcome((failed ? FAILED : 0) | (wouldBlock ? WOULD_BLOCK : 0)).record(micros, times);
    }

    /** Takes all counts and closes the series. */
    Counted close() {
        LatencyHistogram histogram = new LatencyHistogram();
        long errors = 0;
        long wouldBlock = 0;
        for (int outcome = 0; outcome < outcomes.length(); outcome++) {
            ConcurrentHistogram counted = outcomes.getAndSet(outcome, CLOSED);
            long count = counted == null ? 0 : counted.drainInto(histogram);
            errors += (outcome & FAILED) == 0 ? 0 : count;
            wouldBlock += (outcome & WOULD_BLOCK) == 0 ? 0 : count;
        }
        return new Counted(statement, endpoint, tenant, verdict, histogram, errors, wouldBlock);
    }

    private ConcurrentHistogram outcome(int outcome) {
        ConcurrentHistogram known = outcomes.getAcquire(outcome);
        if (known != null) {
            return known;
        }
        ConcurrentHistogram fresh = new ConcurrentHistogram();
        ConcurrentHistogram winner = outcomes.compareAndExchange(outcome, null, fresh);
        return winner == null ? fresh : winner;
    }

    /** Texts that differ in their values only are one statement. */
    private static boolean isSame(@Nullable StatementAnalysis one, @Nullable StatementAnalysis other) {
        return one == other || (one != null && other != null && one.hash().equals(other.hash()));
    }
}
