package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.model.isolation.Verdict;
import dev.bulwark.model.isolation.VerdictKind;
import java.util.List;

/** The text could not be read in the time that a request can spare. */
record UnfinishedFinding() implements Finding {
    @Override
    public boolean touchesTenantData() {
        return true;
    }

    @Override
    public boolean isLasting() {
        return false;
    }

    @Override
    public Verdict judge(String tenant, BoundParameters parameters) {
        String reason = "the statement takes too long to read";
        return new Verdict(VerdictKind.UNDECIDABLE, List.of(), reason, List.of(), List.of());
    }
}
