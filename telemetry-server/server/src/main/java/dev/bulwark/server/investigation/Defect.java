package dev.bulwark.server.investigation;

import dev.bulwark.model.isolation.Violation;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.TenantScope;
import dev.bulwark.server.store.WireName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is at fault in a violation: its statement, or its endpoint where no statement is. */
record Defect(Violation violation) {

    /** Which violations have it. */
    Conditions conditions() {
        Conditions sameApp = new Conditions(TenantScope.ALL).and("app = :app", "app", violation.app());
        if (violation.queryHash() != null) {
            return sameApp.and("query_hash = :hash", "hash", violation.queryHash());
        }
        sameApp.and("query_hash IS NULL").and("violation_type = :type", "type", type());
        return violation.endpoint() == null
                ? sameApp.and("endpoint IS NULL")
                : sameApp.and("endpoint = :endpoint", "endpoint", violation.endpoint());
    }

    /** Which violations may have it by another statement; they are compared by {@link #isLike}. */
    Conditions elsewhere() {
        return new Conditions(TenantScope.ALL)
                .and("app = :app", "app", violation.app())
                .and("violation_type = :type", "type", type())
                .and("query_hash IS NOT NULL")
                .and("query_hash <> :hash", "hash", violation.queryHash());
    }

    List<String> tables() {
        return Details.texts(violation, "tables");
    }

    /** Whether it is on one of the same tables, or in the same place of the code. */
    boolean isLike(Map<String, Object> details) {
        Optional<String> callSite = Details.text(violation.details(), "callSite");
        return !Collections.disjoint(tables(), Details.texts(details, "tables"))
                || (callSite.isPresent() && callSite.equals(Details.text(details, "callSite")));
    }

    /** Whether it lets through more than what was seen. */
    boolean isUnbounded() {
        return switch (violation.violationType()) {
            case MISSING_FILTER, NO_TENANT_CONTEXT, UNDECIDABLE -> true;
            case WRONG_ORG, RESPONSE_CONTAMINATION, ACCESS_ANOMALY -> false;
        };
    }

    private String type() {
        return WireName.of(violation.violationType());
    }
}
