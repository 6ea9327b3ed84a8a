package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.CanonicalValue;
import dev.bulwark.isolation.facts.Value;
import dev.bulwark.model.isolation.Verdict;
import dev.bulwark.model.isolation.VerdictKind;
import java.util.List;

/** One table is held to one value. */
public record PinnedFinding(String table, String column, Value value) implements Finding {
    @Override
    public boolean touchesTenantData() {
        return true;
    }

    @Override
    public Verdict judge(String tenant, BoundParameters parameters) {
        String found = value instanceof Value.Parameter parameter
                ? CanonicalValue.of(parameters.value(parameter.position()))
                : ((Value.Literal) value).canonical();
        List<String> tables = List.of(table);
        if (found.equals(CanonicalValue.of(tenant))) {
            return new Verdict(VerdictKind.CONFINED, tables, column + " is held to the tenant", List.of(), List.of());
        }
        String reason = table + " is filtered by " + column + ", but for another tenant";
        return found.isEmpty()
                ? new Verdict(VerdictKind.UNDECIDABLE, tables, "no tenant is bound", List.of(), List.of())
                : new Verdict(VerdictKind.WRONG_TENANT, tables, reason, List.of(found), List.of());
    }
}
