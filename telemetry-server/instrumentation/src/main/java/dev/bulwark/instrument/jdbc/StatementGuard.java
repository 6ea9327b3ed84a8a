package dev.bulwark.instrument.jdbc;

import dev.bulwark.instrument.context.CurrentScope;
import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.context.Scope;
import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.isolation.BoundParameters;
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
    private final SlowStatements slow;
    private final OwnFailures failures;
    private final LongSupplier nanoTime;

    StatementGuard(
            LiveSchema schema,
            CurrentScope scopes,
            Rulings rulings,
            SlowStatements slow,
            OwnFailures failures,
            LongSupplier nanoTime) {
        this.schema = schema;
        this.scopes = scopes;
        this.rulings = rulings;
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
     * @throws StatementBlockedException if it must not run
     */
    void admit(StatementText text, BoundParameters parameters) throws StatementBlockedException {
        UUID violation;
        try {
            if (!text.analysisBy(schema.judge()).touchesTenantData()) {
                return;
            }
            violation = blockingViolation(text, parameters);
        } catch (RuntimeException e) {
            failures.note("judging a statement", e);
            return;
        }
        if (violation != null) {
            throw new StatementBlockedException("The statement was blocked by Bulwark; see violation " + violation);
        }
    }

    long start() {
        return nanoTime.getAsLong();
    }

    /** Notes the end of an execution, however it ended. */
    void finished(StatementText text, BoundParameters parameters, long start) {
        long nanos = nanoTime.getAsLong() - start;
        if (slow.isSlow(nanos)) {
            try {
                slow.report(scopes.request(), text, text.analysisBy(schema.judge()), parameters, nanos);
            } catch (RuntimeException e) {
                failures.note("reporting a slow statement", e);
            }
        }
        if (text.changesTables()) {
            schema.noteChange();
        }
    }

    /** The violation for which the execution must not take place; null when it may. */
    private @Nullable UUID blockingViolation(StatementText text, BoundParameters parameters) {
        Scope scope = scopes.get();
        if (scope != null && scope.mayCrossTenants()) {
            return null;
        }
        RequestContext request = scope == null ? null : scope.request();
        String tenant = request == null ? null : request.caller().tenant();
        boolean safe = tenant != null
                && text.analysisBy(schema.judge())
                        .judge(tenant, parameters)
                        .kind()
                        .isSafe();
        return safe ? null : rulings.on(new Execution(text, parameters, request, tenant));
    }
}
