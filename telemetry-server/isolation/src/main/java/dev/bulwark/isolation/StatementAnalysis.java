package dev.bulwark.isolation;

import dev.bulwark.isolation.lexer.LexedText;
import dev.bulwark.isolation.lexer.Lexer;
import dev.bulwark.isolation.lexer.NormalisedText;
import dev.bulwark.isolation.proof.Finding;
import dev.bulwark.isolation.proof.FixedFinding;
import dev.bulwark.model.isolation.Verdict;
import org.jspecify.annotations.Nullable;

/** The analysis of one text, for all tenants. Immutable and thread-safe. */
public final class StatementAnalysis {
    private final String text;
    private final Dialect dialect;
    private final Finding finding;
    /** The text as it was read for the analysis, until it is normalised; null when that is not expected. */
    private volatile @Nullable LexedText lexed;

    private volatile @Nullable Normalised normalised;

    /** What groups texts. */
    private record Normalised(String text, String hash) {}

    /** @param lexed the text as it was read, if somebody will ask for its hash; kept until then */
    StatementAnalysis(String text, Dialect dialect, Finding finding, @Nullable LexedText lexed) {
        this.text = text;
        this.dialect = dialect;
        this.finding = finding;
        this.lexed = lexed;
    }

    /** The text without what differs between executions: literals, comments, white space, lengths of lists. */
    public String normalisedText() {
        return normalised().text;
    }

    /** A hash of the normalised text: 16 hex digits, the same in every process and version. */
    public String hash() {
        return normalised().hash;
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

    /** Whether another analysis would find the same; false when this one was given up for want of time. */
    public boolean isLasting() {
        return finding.isLasting();
    }

    Finding finding() {
        return finding;
    }

    /** Whether some execution may be found safe. */
    boolean isSafeForSome() {
        return !(finding instanceof FixedFinding fixed)
                || fixed.verdict().kind().isSafe();
    }

    /** Worked out when it is asked for: most texts are never reported. */
    private Normalised normalised() {
        Normalised known = normalised;
        if (known == null) {
            LexedText read = lexed;
            String normal = NormalisedText.of(read == null ? Lexer.read(text, dialect) : read);
            known = new Normalised(normal, NormalisedText.hash(normal));
            normalised = known;
            lexed = null;
        }
        return known;
    }
}
