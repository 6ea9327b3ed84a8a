package dev.bulwark.isolation;

import dev.bulwark.isolation.lexer.LexedText;
import dev.bulwark.isolation.lexer.Lexer;
import dev.bulwark.isolation.lexer.NormalisedText;
import dev.bulwark.isolation.proof.FixedFinding;
import dev.bulwark.isolation.proof.Prover;
import java.util.List;

/** Judges statements: is the result and the effect of a statement confined to one tenant? Thread-safe. */
public final class Judge {
    private final Schema schema;
    private final JudgeSettings settings;
    private final Prover prover;
    private final AnalysisCache cache;

    public Judge(Schema schema, JudgeSettings settings) {
        this.schema = schema;
        this.settings = settings;
        this.cache = new AnalysisCache(settings.cacheSize());
        this.prover = new Prover(schema, settings);
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
