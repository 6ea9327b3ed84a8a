package dev.bulwark.isolation;

import dev.bulwark.isolation.proof.Finding;
import dev.bulwark.model.isolation.Verdict;

/** The analysis of one text, for all tenants. Immutable and thread-safe. */
public final class StatementAnalysis {
    private final String normalisedText;
    private final String hash;
    private final Finding finding;

    StatementAnalysis(String normalisedText, String hash, Finding finding) {
        this.normalisedText = normalisedText;
        this.hash = hash;
        this.finding = finding;
    }

    /** The text without what differs between executions: literals, comments, white space, lengths of lists. */
    public String normalisedText() {
        return normalisedText;
    }

    /** A hash of the normalised text: 16 hex digits, the same in every process and version. */
    public String hash() {
        return hash;
    }

    /** Whether tenants' rows may be involved; false only when it is proven that none are. */
    public boolean touchesTenantData() {
        return finding.touchesTenantData();
    }

    /**
     * The verdict on one execution. Cheap: only the values that name the tenant are compared.
     *
     * @param tenant the tenant on whose behalf the statement runs
     */
    public Verdict judge(String tenant, BoundParameters parameters) {
        return finding.judge(tenant, parameters);
    }
}
