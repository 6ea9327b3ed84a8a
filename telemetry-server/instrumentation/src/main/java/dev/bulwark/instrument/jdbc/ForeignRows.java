package dev.bulwark.instrument.jdbc;

import dev.bulwark.instrument.context.CallSite;
import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.context.ShownSql;
import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.instrument.policy.CurrentPolicy;
import dev.bulwark.instrument.violation.Finding;
import dev.bulwark.instrument.violation.Violations;
import dev.bulwark.isolation.CanonicalValue;
import dev.bulwark.isolation.StatementAnalysis;
import dev.bulwark.model.isolation.ViolationType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reports rows of other tenants, once for each statement and request, with their number and their tenants. Thread-safe. */
final class ForeignRows {
    private final LiveSchema schema;
    private final CurrentPolicy policy;
    private final Violations violations;
    private final Set<String> canaries;
    private final OwnFailures failures;

    /**
     * Reports rows.
     *
     * @param canaries tenants whose rows nobody else may ever see; they are there to be tripped over
     */
    ForeignRows(
            LiveSchema schema,
            CurrentPolicy policy,
            Violations violations,
            Set<String> canaries,
            OwnFailures failures) {
        this.schema = schema;
        this.policy = policy;
        this.violations = violations;
        this.canaries = canaries.stream().map(CanonicalValue::of).collect(Collectors.toUnmodifiableSet());
        this.failures = failures;
    }

    boolean hasCanaries() {
        return !canaries.isEmpty();
    }

    /** A row was read; the answer is the violation for which the application must not have it, null when it may. */
    @Nullable
    UUID read(String tenant, StatementText text, @Nullable RequestContext request, ExpectedTenant expected) {
        boolean canary = canaries.contains(tenant);
        if (!expected.isKnown() && !canary) {
            return null;
        }
        String found = canary ? "rows of the canary tenant" : "rows";
        return report(ViolationType.WRONG_ORG, found, tenant, text, request, expected);
    }

    /** A row is about to be written; the answer is the violation for which it must not be, null when it may. */
    @Nullable
    UUID written(
            @Nullable Object value, StatementText text, @Nullable RequestContext request, ExpectedTenant expected) {
        ViolationType type = value == null ? ViolationType.NO_TENANT_CONTEXT : ViolationType.WRONG_ORG;
        return report(type, "written rows", CanonicalValue.of(value), text, request, expected);
    }

    private @Nullable UUID report(
            ViolationType type,
            String found,
            String tenant,
            StatementText text,
            @Nullable RequestContext request,
            ExpectedTenant expected) {
        try {
            StatementAnalysis analysis = text.analysisBy(schema.judge());
            if (policy.exceptionFor(analysis.hash()) != null) {
                return null;
            }
            boolean blocked = policy.mode().blocks(type);
            UUID id = violations.reportOf(
                    tenant,
                    request,
                    type,
                    analysis.hash() + " " + found,
                    () -> finding(type, found, tenant, text.sql(), analysis.hash(), expected, blocked));
            return blocked ? id : null;
        } catch (RuntimeException | LinkageError e) {
            failures.note("reporting rows", e);
            return null;
        }
    }

    private static Finding finding(
            ViolationType type,
            String found,
            String tenant,
            String sql,
            String hash,
            ExpectedTenant expected,
            boolean blocked) {
        List<String> tenants = tenant.isEmpty() ? List.of() : List.of(tenant);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("reason", reason(found, tenant, expected));
        details.put("found", found);
        details.put("tenants", tenants);
        String callSite = CallSite.here();
        if (callSite != null) {
            details.put("callSite", callSite);
        }
        return new Finding(type, hash, ShownSql.of(sql), hash, List.of(), tenants, details, blocked);
    }

    private static String reason(String found, String tenant, ExpectedTenant expected) {
        String whose = tenant.isEmpty() ? "belong to no tenant" : "belong to tenant " + tenant;
        return expected.isKnown()
                ? found + " " + whose + ", while the caller is of tenant " + expected
                : found + " " + whose + ", while nobody knows for which tenant the statement runs";
    }
}
