package dev.bulwark.instrument.jdbc;

import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.Judge;
import dev.bulwark.isolation.StatementAnalysis;
import dev.bulwark.model.isolation.Verdict;
import dev.bulwark.model.isolation.VerdictKind;
import dev.bulwark.model.isolation.ViolationType;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a statement that was not found safe at first sight.
 *
 * @param request null for work that no request asked for
 * @param tenant on whose behalf it runs; null when nobody knows
 */
record Execution(
        StatementText text,
        BoundParameters parameters,
        @Nullable RequestContext request,
        @Nullable String tenant) {

    /** The same for a later look, on any thread: values that are bound meanwhile change nothing. */
    Execution kept() {
        BoundParameters values = parameters instanceof BoundValues bound ? bound.copy() : parameters;
        return new Execution(text, values, request, tenant);
    }

    StatementAnalysis analysisBy(Judge judge) {
        return text.analysisBy(judge);
    }

    /** Without a tenant, the verdict for nobody still tells the tables. */
    Verdict verdictBy(Judge judge) {
        return analysisBy(judge).judge(tenant == null ? "" : tenant, parameters);
    }

    /** The kind of verdict on an execution. */
    static VerdictKind kindBy(Judge judge, StatementText text, @Nullable String tenant, BoundParameters parameters) {
        StatementAnalysis analysis = text.analysisBy(judge);
        if (!analysis.touchesTenantData()) {
            return VerdictKind.NO_TENANT_DATA;
        }
        return tenant == null
                ? VerdictKind.NO_TENANT
                : analysis.judge(tenant, parameters).kind();
    }

    VerdictKind kindBy(Judge judge) {
        return kindBy(judge, text, tenant, parameters);
    }

    /** What it violates by that judge; null when nothing. */
    @Nullable
    ViolationType violationBy(Judge judge) {
        return switch (kindBy(judge)) {
            case CONFINED, NO_TENANT_DATA -> null;
            case MISSING_FILTER -> ViolationType.MISSING_FILTER;
            case WRONG_TENANT -> ViolationType.WRONG_ORG;
            case NO_TENANT -> ViolationType.NO_TENANT_CONTEXT;
            case UNDECIDABLE -> ViolationType.UNDECIDABLE;
        };
    }
}
