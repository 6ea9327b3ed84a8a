package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.CanonicalValue;
import dev.bulwark.isolation.facts.Pin;
import dev.bulwark.isolation.query.Span;
import dev.bulwark.model.isolation.Mark;
import dev.bulwark.model.isolation.MarkKind;
import dev.bulwark.model.isolation.Verdict;
import dev.bulwark.model.isolation.VerdictKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Every table is held to values; whether they are the tenant's is seen at each execution.
 *
 * @param obligations all of them with at least one pin
 * @param confined the verdict if every value is the tenant's
 */
record BoundFinding(List<Obligation> obligations, Verdict confined) implements Finding {
    @Override
    public boolean touchesTenantData() {
        return true;
    }

    @Override
    public Verdict judge(String tenant, BoundParameters parameters) {
        TenantCheck check = new TenantCheck(CanonicalValue.of(tenant), parameters);
        for (Obligation obligation : obligations) {
            if (!check.holds(obligation.pins())) {
                return failed(tenant, check);
            }
        }
        return confined;
    }

    private Verdict failed(String tenant, TenantCheck check) {
        List<String> tables = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        Set<String> foreign = new LinkedHashSet<>();
        List<String> names = new ArrayList<>();
        for (Obligation obligation : obligations) {
            Set<String> named = check.foreign(obligation.pins());
            if (!check.holds(obligation.pins()) && !named.isEmpty()) {
                names.add(obligation.range().label());
                describe(obligation, tables, marks);
                foreign.addAll(named);
            }
        }
        if (foreign.isEmpty()) {
            return unknown(check);
        }
        String reason = String.join(", ", names) + (names.size() == 1 ? " is" : " are") + " held to tenant "
                + String.join(", ", foreign) + " instead of " + tenant;
        return new Verdict(
                VerdictKind.WRONG_TENANT, tables.stream().distinct().toList(), reason, List.copyOf(foreign), marks);
    }

    private Verdict unknown(TenantCheck check) {
        List<String> tables = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        String reason = "";
        for (Obligation obligation : obligations) {
            if (!check.holds(obligation.pins())) {
                describe(obligation, tables, marks);
                reason = obligation.range().label() + " is filtered by " + check.unknown(obligation.pins());
            }
        }
        return new Verdict(VerdictKind.UNDECIDABLE, tables.stream().distinct().toList(), reason, List.of(), marks);
    }

    private static void describe(Obligation obligation, List<String> tables, List<Mark> marks) {
        tables.add(obligation.range().table());
        marks.addAll(
                Explanation.marks(MarkKind.TABLE, List.of(obligation.range().span())));
        for (Pin pin : obligation.pins()) {
            for (Span source : pin.sources()) {
                marks.addAll(Explanation.marks(MarkKind.WRONG_PREDICATE, List.of(source)));
            }
        }
    }
}
