package dev.bulwark.instrument.jdbc;

import dev.bulwark.instrument.Mode;
import dev.bulwark.instrument.context.CallSite;
import dev.bulwark.instrument.context.CurrentScope;
import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.context.Scope;
import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.instrument.violation.Violations;
import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.StatementAnalysis;
import dev.bulwark.model.isolation.Verdict;
import dev.bulwark.model.isolation.ViolationType;
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
    private final Mode mode;
    private final Violations violations;
    private final SlowStatements slow;
    private final OwnFailures failures;
    private final LongSupplier nanoTime;

    StatementGuard(
            LiveSchema schema,
            CurrentScope scopes,
            Mode mode,
            Violations violations,
            SlowStatements slow,
            OwnFailures failures,
            LongSupplier nanoTime) {
        this.schema = schema;
        this.scopes = scopes;
        this.mode = mode;
        this.violations = violations;
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
        ViolationType type = typeFor(tenant, text, parameters);
        if (type != null && schema.learnedOf(verdict(tenant, text, parameters).tables())) {
            type = typeFor(tenant, text, parameters);
        }
        if (type == ViolationType.MISSING_FILTER
                && schema.isUncertain(verdict(tenant, text, parameters).tables())) {
            type = ViolationType.UNDECIDABLE;
        }
        if (type == null) {
            return null;
        }
        boolean blocked = blocks(type);
        UUID id = report(request, type, tenant, text, parameters, blocked);
        return blocked ? id : null;
    }

    private @Nullable ViolationType typeFor(@Nullable String tenant, StatementText text, BoundParameters parameters) {
        if (!text.analysisBy(schema.judge()).touchesTenantData()) {
            return null;
        }
        if (tenant == null) {
            return ViolationType.NO_TENANT_CONTEXT;
        }
        return switch (verdict(tenant, text, parameters).kind()) {
            case CONFINED, NO_TENANT_DATA -> null;
            case MISSING_FILTER -> ViolationType.MISSING_FILTER;
            case WRONG_TENANT -> ViolationType.WRONG_ORG;
            case NO_TENANT -> ViolationType.NO_TENANT_CONTEXT;
            case UNDECIDABLE -> ViolationType.UNDECIDABLE;
        };
    }

    /** Without a tenant, the verdict for nobody still tells the tables. */
    private Verdict verdict(@Nullable String tenant, StatementText text, BoundParameters parameters) {
        return text.analysisBy(schema.judge()).judge(tenant == null ? "" : tenant, parameters);
    }

    private boolean blocks(ViolationType type) {
        return switch (mode) {
            case OBSERVE -> false;
            case BLOCK_CRITICAL -> type == ViolationType.MISSING_FILTER || type == ViolationType.WRONG_ORG;
            case BLOCK_UNDECIDED -> true;
        };
    }

    private UUID report(
            @Nullable RequestContext request,
            ViolationType type,
            @Nullable String tenant,
            StatementText text,
            BoundParameters parameters,
            boolean blocked) {
        StatementAnalysis analysis = text.analysisBy(schema.judge());
        return violations.report(request, type, analysis.hash(), () -> {
            Verdict verdict = analysis.judge(tenant == null ? "" : tenant, parameters);
            return StatementFindings.of(type, text.sql(), analysis.hash(), verdict, CallSite.here(), blocked);
        });
    }
}
