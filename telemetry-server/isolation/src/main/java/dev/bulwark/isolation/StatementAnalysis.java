package dev.bulwark.isolation;

import dev.bulwark.isolation.lexer.LexedText;
import dev.bulwark.isolation.lexer.NormalisedText;
import dev.bulwark.isolation.proof.Finding;
import dev.bulwark.isolation.proof.FixedFinding;
import dev.bulwark.model.isolation.Verdict;

/** The analysis of one text, for all tenants. Immutable and thread-safe. */
public final class StatementAnalysis {
    private final String normalisedText;
    private final String hash;
    private final Finding finding;

    StatementAnalysis(LexedText lexed, Finding finding) {
        this.normalisedText = NormalisedText.of(lexed);
        this.hash = NormalisedText.hash(normalisedText);
        this.finding = finding;
    }

    private StatementAnalysis(StatementAnalysis like, Finding finding) {
        this.normalisedText = like.normalisedText;
        this.hash = like.hash;
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

    Finding finding() {
        return finding;
    }

    /** Whether some execution may be found safe. */
    boolean isSafeForSome() {
        return !(finding instanceof FixedFinding fixed)
                || fixed.verdict().kind().isSafe();
    }

    /** The analysis of another text with the same normalised text. */
    StatementAnalysis with(Finding other) {
        return new StatementAnalysis(this, other);
    }
}
