package dev.bulwark.instrument.jdbc;

import dev.bulwark.instrument.context.CurrentScope;
import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.context.Scope;
import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.instrument.measure.SelfCosts;
import dev.bulwark.instrument.measure.StatementCounts;
import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.StatementAnalysis;
import dev.bulwark.model.isolation.VerdictKind;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Has every statement judged before it runs, reports what is not proven to be safe, and stops it where the mode says so.
 * Trouble of its own is an undecidable statement, and lets it run unless the mode stops those. Thread-safe.
 */
final class StatementGuard {
    private final LiveSchema schema;
    private final CurrentScope scopes;
    private final Rulings rulings;
    private final StatementCounts counts;
    private final SelfCosts costs;
    private final SlowStatements slow;
    private final OwnFailures failures;
    private final LongSupplier nanoTime;

    StatementGuard(
            LiveSchema schema,
            CurrentScope scopes,
            Rulings rulings,
            StatementCounts counts,
            SelfCosts costs,
            SlowStatements slow,
            OwnFailures failures,
            LongSupplier nanoTime) {
        this.schema = schema;
        this.scopes = scopes;
        this.rulings = rulings;
        this.counts = counts;
        this.costs = costs;
        this.slow = slow;
        this.failures = failures;
        this.nanoTime = nanoTime;
    }

    /** Whether there is anything to watch; if not, every statement passes. */
    boolean isWatching() {
        return scopes.isWatching();
    }

    /** Whether executions of the text depend on their bound values. */
    boolean isOfInterest(StatementText text) {
        try {
            return isWatching() && text.analysisBy(schema.judge()).touchesTenantData();
        } catch (RuntimeException | LinkageError e) {
            failures.note("judging a statement", e);
            return true;
        }
    }

    /**
     * Judges one execution.
     *
     * @param scope what {@link #scope()} gave for it
     * @throws StatementBlockedException if it must not run
     */
    Admission admit(StatementText text, BoundParameters parameters, @Nullable Scope scope)
            throws StatementBlockedException {
        if (!isWatching()) {
            return Admission.UNJUDGED;
        }
        RequestContext request = scope == null ? null : scope.request();
        boolean mayCross = scope != null && scope.mayCrossTenants();
        long begun = costs.begin(request);
        try {
            if (!text.analysisBy(schema.judge()).touchesTenantData()) {
                return Admission.of(VerdictKind.NO_TENANT_DATA);
            }
            return mayCross ? Admission.UNJUDGED : judged(text, parameters, request);
        } catch (RuntimeException | LinkageError e) {
            failures.note("judging a statement", e);
            if (!mayCross) {
                refuse(rulings.onFailure(text, request));
            }
            return Admission.UNJUDGED;
        } finally {
            costs.end(request, begun);
        }
    }

    /** What this thread works on: asked for once for each execution. */
    @Nullable
    Scope scope() {
        return scopes.get();
    }

    long start() {
        return nanoTime.getAsLong();
    }

    /**
     * Notes the end of an execution.
     *
     * @param admission what was said before it began
     * @param scope what {@link #scope()} gave for it
     * @param failed whether it ended with an exception
     */
    void finished(
            StatementText text,
            BoundParameters parameters,
            Admission admission,
            @Nullable Scope scope,
            long start,
            boolean failed) {
        if (!isWatching()) {
            return;
        }
        long end = nanoTime.getAsLong();
        long nanos = end - start;
        RequestContext request = scope == null ? null : scope.request();
        try {
            count(request, text, admission, failed, nanos, 1, end);
            reportIfSlow(request, text, parameters, nanos);
        } catch (RuntimeException | LinkageError e) {
            failures.note("counting a statement", e);
        }
        costs.end(request, end);
        noteChange(text);
    }

    /**
     * Notes the end of a batch: each of its executions has taken its share of the time. Of one that failed all did, since
     * what of it was done is told by each driver in its own way.
     */
    void finished(Batch batch, long start, boolean failed) {
        long end = nanoTime.getAsLong();
        long nanos = end - start;
        RequestContext request = scopes.request();
        try {
            long each = nanos / Math.max(1, batch.size());
            batch.visit(
                    (text, admission, executions) -> count(request, text, admission, failed, each, executions, end));
            reportIfSlow(request, batch.shown(), BoundParameters.NONE, nanos);
        } catch (RuntimeException | LinkageError e) {
            failures.note("counting a batch", e);
        }
        costs.end(request, end);
        batch.visit((text, admission, executions) -> noteChange(text));
    }

    private void noteChange(StatementText text) {
        if (text.changesTables()) {
            schema.noteChange();
        }
    }

    private void count(
            @Nullable RequestContext request,
            StatementText text,
            Admission admission,
            boolean failed,
            long nanos,
            int executions,
            long end) {
        StatementAnalysis analysis = text.analysisBy(schema.judge());
        counts.executed(request, analysis, admission.verdict(), failed, admission.wouldBlock(), nanos, executions, end);
    }

    private void reportIfSlow(
            @Nullable RequestContext request, StatementText text, BoundParameters parameters, long nanos) {
        if (slow.isSlow(nanos)) {
            slow.report(request, text, text.analysisBy(schema.judge()), parameters, nanos);
        }
    }

    private static void refuse(Ruling ruling) throws StatementBlockedException {
        if (ruling.violation() != null) {
            throw new StatementBlockedException(
                    "The statement was blocked by Bulwark; see violation " + ruling.violation());
        }
    }

    private Admission judged(StatementText text, BoundParameters parameters, @Nullable RequestContext request)
            throws StatementBlockedException {
        String tenant = request == null ? null : request.caller().tenant();
        VerdictKind first = Execution.kindBy(schema.judge(), text, tenant, parameters);
        if (first.isSafe()) {
            return Admission.of(first);
        }
        Execution execution = new Execution(text, parameters, request, tenant);
        Ruling ruling = rulings.on(execution);
        refuse(ruling);
        VerdictKind last = execution.kindBy(schema.judge()); // the schema may be known better now
        return ruling.excepted() ? Admission.excepted(last) : Admission.of(last);
    }
}
