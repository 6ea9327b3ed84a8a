package dev.bulwark.instrument.context;

import dev.bulwark.isolation.StatementAnalysis;
import dev.bulwark.model.isolation.VerdictKind;
import dev.bulwark.model.performance.LatencyHistogram;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one request until it ends, when its endpoint is known for sure: each execution, in a short list that is
 * handed on when it is full, and how often each statement ran. Bounded. Thread-safe without waiting: a thread that finds
 * another one at work is turned away and counts for itself.
 */
public final class StatementTally {
    private static final VarHandle STATE = intField("state");
    private static final VarHandle TOTAL = intField("total");

    private static final int FREE = 0;
    private static final int BUSY = 1;
    /** The request ended while a thread was at work, which does the rest. */
    private static final int ENDING = 2;

    private static final int ENDED = 3;

    private static final int FIRST_SIZE = 8;
    private static final int MOST_EXECUTIONS = 64;
    private static final int MOST_STATEMENTS = 256;

    private static final int FAILED = 1;
    private static final int WOULD_BLOCK = 2;
    private static final int FLAG_BITS = 2;
    /** Behind the flags, how many executions; before them, what each took: at most an hour, which needs 32 bits. */
    private static final int COUNT_BITS = 28;

    private static final int MOST_AT_ONCE = (1 << COUNT_BITS) - 1;

    private static final @Nullable Use[] NO_USES = {};
    private static final long[] NO_OUTCOMES = {};

    private final RequestContext request;

    @SuppressWarnings("UnusedVariable") // through the handle
    private volatile int state;

    @SuppressWarnings("UnusedVariable") // through the handle
    private volatile int total;

    /** Open addressing; at most half full. */
    private @Nullable Use[] uses = NO_USES;

    private int statements;
    private @Nullable Use[] executed = NO_USES;
    private long[] outcomes = NO_OUTCOMES;
    private int executions;

    StatementTally(RequestContext request) {
        this.request = request;
    }

    /** One statement as this request uses it. */
    private static final class Use {
        private final StatementAnalysis statement;
        private final @Nullable VerdictKind verdict;
        private int count;
        private long micros;
        private @Nullable String callSite;

        Use(StatementAnalysis statement, @Nullable VerdictKind verdict) {
            this.statement = statement;
            this.verdict = verdict;
        }

        boolean is(StatementAnalysis other, @Nullable VerdictKind otherVerdict) {
            return verdict == otherVerdict
                    && (statement == other || statement.hash().equals(other.hash()));
        }
    }

    /** How many statements the request has executed. */
    public int total() {
        return (int) TOTAL.getAcquire(this);
    }

    /** Counts one execution, or those of a batch that took as long each, here or, where that is not possible just now, in the sink. */
    public void add(
            StatementAnalysis statement,
            @Nullable VerdictKind verdict,
            boolean failed,
            boolean wouldBlock,
            long nanos,
            int times,
            StatementSink sink) {
        TOTAL.getAndAdd(this, times);
        long micros = Math.max(0, Math.min(TimeUnit.NANOSECONDS.toMicros(nanos), LatencyHistogram.MAX_MICROS));
        if (!STATE.compareAndSet(this, FREE, BUSY)) {
            countDirectly(statement, verdict, failed, wouldBlock, micros, times, sink);
            return;
        }
        try {
            Use use = use(statement, verdict);
            if (use == null) {
                countDirectly(statement, verdict, failed, wouldBlock, micros, times, sink);
            } else {
                note(use, (failed ? FAILED : 0) | (wouldBlock ? WOULD_BLOCK : 0), micros, times, sink);
            }
        } finally {
            if (!STATE.compareAndSet(this, BUSY, FREE)) {
                finish(sink);
            }
        }
    }

    /** The request has ended: all that is left goes to the sink. */
    public void end(StatementSink sink) {
        if (STATE.compareAndSet(this, FREE, BUSY)) {
            finish(sink);
        } else if (!STATE.compareAndSet(this, BUSY, ENDING)) {
            // either ended before, or free again, when it is our turn after all
            if ((int) STATE.getAcquire(this) == FREE) {
                end(sink);
            }
        }
    }

    private void note(Use use, int flags, long micros, int times, StatementSink sink) {
        if (executions == outcomes.length && !makeRoom()) {
            handOn(sink);
        }
        executed[executions] = use;
        outcomes[executions] = (micros << COUNT_BITS | Math.min(times, MOST_AT_ONCE)) << FLAG_BITS | flags;
        executions++;
        use.micros += micros * times;
        use.count++;
        if (use.count == sink.repeatedFrom() && sink.wantsCallSites()) {
            use.callSite = CallSite.here();
        }
    }

    private boolean makeRoom() {
        int length = Math.max(FIRST_SIZE, 2 * outcomes.length);
        if (length > MOST_EXECUTIONS) {
            return false;
        }
        executed = Arrays.copyOf(executed, length);
        outcomes = Arrays.copyOf(outcomes, length);
        return true;
    }

    private void handOn(StatementSink sink) {
        String endpoint = request.endpoint();
        String tenant = request.knownCaller().tenant();
        long now = executions == 0 ? 0 : sink.now();
        for (int i = 0; i < executions; i++) {
            Use use = executed[i];
            boolean failed = (outcomes[i] & FAILED) != 0;
            boolean wouldBlock = (outcomes[i] & WOULD_BLOCK) != 0;
            int times = (int) (outcomes[i] >>> FLAG_BITS) & MOST_AT_ONCE;
            long micros = outcomes[i] >>> FLAG_BITS + COUNT_BITS;
            sink.count(now, use.statement, endpoint, tenant, use.verdict, failed, wouldBlock, micros, times);
        }
        executions = 0;
    }

    private void finish(StatementSink sink) {
        try {
            handOn(sink);
            for (Use use : uses) {
                if (use != null && use.count >= sink.repeatedFrom()) {
                    sink.repeated(request, use.statement, use.count, use.micros, use.callSite);
                }
            }
        } finally {
            uses = NO_USES;
            executed = NO_USES;
            STATE.setRelease(this, ENDED);
        }
    }

    private void countDirectly(
            StatementAnalysis statement,
            @Nullable VerdictKind verdict,
            boolean failed,
            boolean wouldBlock,
            long micros,
            int times,
            StatementSink sink) {
        String tenant = request.knownCaller().tenant();
        sink.count(sink.now(), statement, request.endpoint(), tenant, verdict, failed, wouldBlock, micros, times);
    }

    private @Nullable Use use(StatementAnalysis statement, @Nullable VerdictKind verdict) {
        if (2 * statements >= uses.length && statements < MOST_STATEMENTS) {
            grow();
        }
        int slot = slotOf(statement, verdict);
        Use known = uses[slot];
        if (known != null || statements >= MOST_STATEMENTS) {
            return known;
        }
        statements++;
        uses[slot] = new Use(statement, verdict);
        return uses[slot];
    }

    /** Where the use is, or would be. */
    private int slotOf(StatementAnalysis statement, @Nullable VerdictKind verdict) {
        int hash = statement.hash().hashCode();
        int slot = (hash ^ hash >>> 16) & (uses.length - 1);
        while (uses[slot] != null && !uses[slot].is(statement, verdict)) {
            slot = (slot + 1) & (uses.length - 1);
        }
        return slot;
    }

    private void grow() {
        @Nullable Use[] before = uses;
        uses = new Use[Math.max(FIRST_SIZE, 2 * before.length)];
        for (Use use : before) {
            if (use != null) {
                uses[slotOf(use.statement, use.verdict)] = use;
            }
        }
    }

    private static VarHandle intField(String name) {
        try {
            return MethodHandles.lookup().findVarHandle(StatementTally.class, name, int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
