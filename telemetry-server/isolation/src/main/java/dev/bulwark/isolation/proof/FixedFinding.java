package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.model.isolation.Mark;
import dev.bulwark.model.isolation.Verdict;
import dev.bulwark.model.isolation.VerdictKind;
import java.util.List;

/** A verdict that does not depend on the tenant or on bound values. */
public record FixedFinding(Verdict verdict) implements Finding {
    /** The statement touches no tenant table. */
    public static FixedFinding noTenantData() {
        return new FixedFinding(
                new Verdict(VerdictKind.NO_TENANT_DATA, List.of(), "touches no tenant table", List.of(), List.of()));
    }

    /** Nothing can be proven about the statement. */
    public static FixedFinding undecidable(String reason, List<String> tables, List<Mark> marks) {
        return new FixedFinding(new Verdict(VerdictKind.UNDECIDABLE, tables, reason, List.of(), marks));
    }

    @Override
    public boolean touchesTenantData() {
        return verdict.kind() != VerdictKind.NO_TENANT_DATA;
    }

    @Override
    public Verdict judge(String tenant, BoundParameters parameters) {
        return verdict;
    }
}
