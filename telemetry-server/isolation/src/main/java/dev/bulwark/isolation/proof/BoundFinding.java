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
import java.util.function.Predicate;

/** Every table is held to values; whether they are the tenant's is seen at each execution. */
final class BoundFinding implements Finding {
    private final List<Obligation> obligations;
    private final PinCheck[] checks;
    private final Verdict confined;

    /**
     * A finding on obligations.
     *
     * @param obligations all of them with at least one pin
     * @param confined the verdict if every value is the tenant's
     */
    BoundFinding(List<Obligation> obligations, Verdict confined) {
        this.obligations = List.copyOf(obligations);
        this.checks = obligations.stream().map(PinCheck::new).distinct().toArray(PinCheck[]::new);
        this.confined = confined;
    }

    @Override
    public boolean touchesTenantData() {
        return true;
    }

    @Override
    public Verdict judge(String tenant, BoundParameters parameters) {
        String canonical = CanonicalValue.of(tenant);
        for (PinCheck check : checks) {
            if (!check.holds(canonical, parameters)) {
                return failed(tenant, canonical, parameters);
            }
        }
        return confined;
    }

    private Verdict failed(String tenant, String canonical, BoundParameters parameters) {
        PinWords words = new PinWords(canonical, parameters);
        List<Obligation> failed = obligations.stream()
                .filter(obligation -> !new PinCheck(obligation).holds(canonical, parameters))
                .filter(obligation -> !words.leaveTenantAlone(obligation))
                .toList();
        if (failed.isEmpty()) {
            return confined;
        }
        List<Obligation> foreign = only(failed, pins -> !words.foreign(pins).isEmpty());
        if (!foreign.isEmpty()) {
            Set<String> named = new LinkedHashSet<>();
            foreign.forEach(obligation -> named.addAll(words.foreign(obligation.pins())));
            String reason = names(foreign) + " held to tenant " + String.join(", ", named) + " instead of " + tenant;
            return verdict(VerdictKind.WRONG_TENANT, foreign, reason, List.copyOf(named));
        }
        List<Obligation> empty = only(failed, pins -> words.empty(pins) != null);
        if (!empty.isEmpty()) {
            String reason = names(empty) + " filtered by "
                    + words.empty(empty.get(0).pins()) + ": nothing says for which tenant the statement runs";
            return verdict(VerdictKind.NO_TENANT, empty, reason, List.of());
        }
        String reason =
                names(failed) + " filtered by " + words.unknown(failed.get(0).pins());
        return verdict(VerdictKind.UNDECIDABLE, failed, reason, List.of());
    }

    private static List<Obligation> only(List<Obligation> obligations, Predicate<List<Pin>> wanted) {
        return obligations.stream()
                .filter(obligation -> wanted.test(obligation.pins()))
                .toList();
    }

    private static String names(List<Obligation> obligations) {
        List<String> names = obligations.stream()
                .map(obligation -> obligation.range().label())
                .distinct()
                .toList();
        return String.join(", ", names) + (names.size() == 1 ? " is" : " are");
    }

    private static Verdict verdict(VerdictKind kind, List<Obligation> failed, String reason, List<String> accessed) {
        Set<String> tables = new LinkedHashSet<>();
        List<Mark> marks = new ArrayList<>();
        for (Obligation obligation : failed) {
            tables.add(obligation.range().table());
            describe(obligation, marks);
        }
        return new Verdict(
                kind,
                List.copyOf(tables),
                reason,
                accessed,
                marks.stream().distinct().toList());
    }

    private static void describe(Obligation obligation, List<Mark> marks) {
        marks.addAll(
                Explanation.marks(MarkKind.TABLE, List.of(obligation.range().span())));
        for (Pin pin : obligation.pins()) {
            for (Span source : pin.sources()) {
                marks.addAll(Explanation.marks(MarkKind.WRONG_PREDICATE, List.of(source)));
            }
        }
    }
}
