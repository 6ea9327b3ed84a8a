package dev.bulwark.isolation;

import dev.bulwark.isolation.lexer.LexedText;
import dev.bulwark.isolation.lexer.Lexer;
import dev.bulwark.isolation.lexer.NormalisedText;
import dev.bulwark.isolation.proof.FixedFinding;
import dev.bulwark.isolation.proof.Prover;
import dev.bulwark.isolation.suggestion.Suggester;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges statements: is the result and the effect of a statement confined to one tenant? Thread-safe. */
public final class Judge {
    private final Schema schema;
    private final JudgeSettings settings;
    private final Prover prover;
    private final Suggester suggester;
    private final AnalysisCache cache;

    public Judge(Schema schema, JudgeSettings settings) {
        this.schema = schema;
        this.settings = settings;
        this.cache = new AnalysisCache(settings.cacheSize());
        this.prover = new Prover(schema, settings);
        this.suggester = new Suggester(prover, text -> Lexer.read(text, settings.dialect()), settings.dialect());
    }

    /** What the statement does, for all tenants. Kept by text; never throws, and never waits for another thread's parse. */
    public StatementAnalysis analyse(String sql) {
        StatementAnalysis known = cache.get(sql);
        if (known != null) {
            return known;
        }
        StatementAnalysis found = analyseAnew(sql);
        cache.put(sql, found);
        return found;
    }

    /**
     * The statement as it should have been for this execution: proven confined, and giving what it would give if other
     * tenants' rows were not there. Costs several analyses; not for the way of a request.
     *
     * @return null when the statement is confined already, or when nothing can be offered
     */
    public @Nullable String suggestion(String sql, String tenant, BoundParameters parameters) {
        return sql.length() > settings.maximumLength() ? null : suggester.correct(sql, tenant, parameters);
    }

    /** The schema by which this judge decides. */
    public Schema schema() {
        return schema;
    }

    private StatementAnalysis analyseAnew(String sql) {
        boolean tooLong = sql.length() > settings.maximumLength();
        LexedText lexed = Lexer.read(tooLong ? sql.substring(0, settings.maximumLength()) : sql, settings.dialect());
        String normalised = NormalisedText.of(lexed);
        boolean readable = !tooLong && lexed.depth() <= settings.maximumDepth();
        return new StatementAnalysis(
                normalised,
                NormalisedText.hash(normalised),
                readable
                        ? prover.find(lexed)
                        : FixedFinding.undecidable("the statement is too large", List.of(), List.of()));
    }
}
