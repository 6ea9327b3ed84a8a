package dev.bulwark.server.investigation;

import dev.bulwark.model.isolation.CheckedStatement;
import dev.bulwark.model.isolation.Guidance;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.model.isolation.ViolationDetail;
import dev.bulwark.server.http.ProblemKind;
import dev.bulwark.server.http.RefusalException;
import dev.bulwark.server.isolation.ViolationNarrowing;
import dev.bulwark.server.isolation.ViolationStore;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.TenantScope;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Puts together what is known around a violation. Thread-safe. */
public final class ViolationDetails {
    private static final Duration LOOKED_BACK = Duration.ofDays(30);

    private final ViolationStore violations;
    private final RelatedWork related;
    private final Suggestions suggestions;
    private final Clock clock;

    public ViolationDetails(ViolationStore violations, RelatedWork related, Suggestions suggestions, Clock clock) {
        this.violations = violations;
        this.related = related;
        this.suggestions = suggestions;
        this.clock = clock;
    }

    /** @throws RefusalException 404 */
    ViolationDetail detail(TenantScope scope, UUID id) {
        Violation violation = violation(scope, id);
        Guidance guidance = Guidances.of(violation.violationType());
        return new ViolationDetail(
                violation,
                Details.reason(violation).orElse(guidance.meaning()),
                suggestions.of(violation).orElse(null),
                guidance,
                siblings(scope, violation),
                related.requestsOf(scope, violation),
                related.failuresOf(scope, violation),
                related.slowQueriesOf(scope, violation),
                related.activityOf(scope, violation));
    }

    /** @throws RefusalException 404 */
    Violation violation(TenantScope scope, UUID id) {
        return violations.list().page(new Conditions(scope).and("id = :id", "id", id), null, 1).items().stream()
                .findFirst()
                .map(violation -> ViolationNarrowing.narrowed(violation, scope))
                .orElseThrow(() -> RefusalException.of(ProblemKind.NOT_FOUND, "There is no violation " + id));
    }

    private CheckedStatement.Siblings siblings(TenantScope scope, Violation violation) {
        return violation.queryHash() == null
                ? new CheckedStatement.Siblings(0, List.of())
                : violations.siblings(new Conditions(scope)
                        .and("query_hash = :hash", "hash", violation.queryHash())
                        .and("created_at >= :since", "since", clock.instant().minus(LOOKED_BACK))
                        .and("id <> :id", "id", violation.id()));
    }
}
