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
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Has every statement judged before it runs, reports what is not proven to be safe, and stops it where the mode says so.
 * Trouble of its own lets the statement run. Thread-safe.
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

    /** Whether executions of the text depend on their bound values. */
    boolean isOfInterest(StatementText text) {
        try {
            return text.analysisBy(schema.judge()).touchesTenantData();
        } catch (RuntimeException e) {
            failures.note("judging a statement", e);
            return false;
        }
    }

    /**
     * Judges one execution.
     *
     * @return the verdict; null when it was not judged, as work that is declared to cross tenants is not
     * @throws StatementBlockedException if it must not run
     */
    @Nullable
    VerdictKind admit(StatementText text, BoundParameters parameters) throws StatementBlockedException {
        RequestContext request = scopes.request();
        long begun = costs.begin(request);
        try {
            if (!text.analysisBy(schema.judge()).touchesTenantData()) {
                return VerdictKind.NO_TENANT_DATA;
            }
            return judged(text, parameters);
        } catch (RuntimeException e) {
            failures.note("judging a statement", e);
            return null;
        } finally {
            costs.end(request, begun);
        }
    }

    long start() {
        return nanoTime.getAsLong();
    }

    /**
     * Notes the end of an execution.
     *
     * @param verdict what was said before it began; null when it was not judged
     * @param failed whether it ended with an exception
     */
    void finished(
            StatementText text, BoundParameters parameters, @Nullable VerdictKind verdict, long start, boolean failed) {
        long end = nanoTime.getAsLong();
        long nanos = end - start;
        RequestContext request = scopes.request();
        try {
            StatementAnalysis analysis = text.analysisBy(schema.judge());
            boolean wouldBlock = verdict != null && !verdict.isSafe();
            counts.executed(request, analysis, verdict, failed, wouldBlock, nanos);
            if (slow.isSlow(nanos)) {
                slow.report(request, text, analysis, parameters, nanos);
            }
        } catch (RuntimeException e) {
            failures.note("counting a statement", e);
        }
        costs.end(request, end);
        if (text.changesTables()) {
            schema.noteChange();
        }
    }

    private @Nullable VerdictKind judged(StatementText text, BoundParameters parameters)
            throws StatementBlockedException {
        Scope scope = scopes.get();
        if (scope != null && scope.mayCrossTenants()) {
            return null;
        }
        RequestContext request = scope == null ? null : scope.request();
        String tenant = request == null ? null : request.caller().tenant();
        VerdictKind verdict = verdict(text, tenant, parameters);
        if (verdict.isSafe()) {
            return verdict;
        }
        UUID violation = rulings.on(new Execution(text, parameters, request, tenant));
        if (violation != null) {
            throw new StatementBlockedException("The statement was blocked by Bulwark; see violation " + violation);
        }
        return verdict(text, tenant, parameters); // the schema may be known better now
    }

    private VerdictKind verdict(StatementText text, @Nullable String tenant, BoundParameters parameters) {
        StatementAnalysis analysis = text.analysisBy(schema.judge());
        if (!analysis.touchesTenantData()) {
            return VerdictKind.NO_TENANT_DATA;
        }
        return tenant == null
                ? VerdictKind.NO_TENANT
                : analysis.judge(tenant, parameters).kind();
    }
}
