package dev.bulwark.isolation;

import dev.bulwark.isolation.lexer.LexedText;
import dev.bulwark.isolation.lexer.Lexer;
import dev.bulwark.isolation.proof.Finding;
import dev.bulwark.isolation.proof.FixedFinding;
import dev.bulwark.isolation.proof.Prover;
import dev.bulwark.isolation.suggestion.Suggester;
import dev.bulwark.isolation.template.SharedFinding;
import dev.bulwark.isolation.template.Skeleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges statements: is the result and the effect of a statement confined to one tenant? Thread-safe. */
public final class Judge {
    /** A text may be this many times longer than what is left of it without its values. */
    private static final int VALUES_TO_WORDS = 16;
    /**
     * A longer text with values in it is judged by its shape alone, so that one unsafe shape does not cost each of its
     * texts an analysis: the finding has no marks then, and what only the values could have proven is not.
     */
    private static final int LONGEST_OWN_ANALYSIS = 16 * 1024;

    /** How often a text is tried that could not be read in time; the machine may have been busy. */
    private static final int MOST_ATTEMPTS = 3;

    private final Schema schema;
    private final JudgeSettings settings;
    private final Prover prover;
    private final Suggester suggester;
    private final GenerationCache<StatementAnalysis> texts;
    /** Texts that values are written into: there may be any number of them, so they have a place of their own. */
    private final GenerationCache<StatementAnalysis> variants;

    private final GenerationCache<StatementAnalysis> skeletons;
    private final GenerationCache<Integer> attempts;

    public Judge(Schema schema, JudgeSettings settings) {
        this.schema = schema;
        this.settings = settings;
        this.texts = new GenerationCache<>(settings.cacheSize());
        this.variants = new GenerationCache<>(settings.cacheSize());
        this.skeletons = new GenerationCache<>(settings.cacheSize());
        this.attempts = new GenerationCache<>(settings.cacheSize());
        this.prover = new Prover(schema, settings);
        this.suggester = new Suggester(prover, this::lex, settings.dialect());
    }

    /** What the statement does, for all tenants. Kept by text; never throws, and never waits for another thread's parse. */
    public StatementAnalysis analyse(String sql) {
        StatementAnalysis known = texts.get(sql);
        if (known != null) {
            return known;
        }
        StatementAnalysis variant = variants.get(sql);
        return variant == null ? analyseAnew(sql) : variant;
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
        if (sql.length() > VALUES_TO_WORDS * settings.maximumLength()) {
            return analysis(sql.substring(0, settings.maximumLength()), tooLarge(), null);
        }
        LexedText lexed = lex(sql);
        Skeleton skeleton = Skeleton.of(lexed);
        if (skeleton == null) {
            StatementAnalysis found = analysis(sql, find(lexed), lexed);
            keep(texts, sql, found);
            return found;
        }
        StatementAnalysis found = analysis(sql, find(lexed, skeleton), lexed);
        keep(variants, sql, found);
        return found;
    }

    /** Of a text that has others like it. */
    private Finding find(LexedText lexed, Skeleton skeleton) {
        StatementAnalysis shared = shared(skeleton.text());
        String sql = lexed.text();
        boolean worthIt = sql.length() <= LONGEST_OWN_ANALYSIS;
        if (worthIt && !shared.isSafeForSome()) {
            return find(lexed);
        }
        return new SharedFinding(shared.finding(), skeleton, worthIt ? () -> find(lex(sql)) : null);
    }

    private StatementAnalysis shared(String skeleton) {
        StatementAnalysis known = skeletons.get(skeleton);
        if (known != null) {
            return known;
        }
        StatementAnalysis found = analysis(skeleton, find(lex(skeleton)), null);
        keep(skeletons, skeleton, found);
        return found;
    }

    private Finding find(LexedText lexed) {
        boolean readable =
                lexed.text().length() <= settings.maximumLength() && lexed.depth() <= settings.maximumDepth();
        return readable ? prover.find(lexed) : tooLarge();
    }

    /** A text that is long by its values alone is not kept: to read it is nothing beside running it. */
    private void keep(GenerationCache<StatementAnalysis> cache, String text, StatementAnalysis found) {
        if (text.length() > settings.maximumLength()) {
            return;
        }
        Integer before = found.isLasting() ? null : attempts.get(text);
        int attempt = before == null ? 1 : before + 1;
        if (found.isLasting() || attempt >= MOST_ATTEMPTS) {
            cache.put(text, found);
        } else {
            attempts.put(text, attempt);
        }
    }

    private StatementAnalysis analysis(String text, Finding finding, @Nullable LexedText lexed) {
        return new StatementAnalysis(text, settings.dialect(), finding, lexed);
    }

    private LexedText lex(String sql) {
        return Lexer.read(sql, settings.dialect());
    }

    private static Finding tooLarge() {
        return FixedFinding.undecidable("the statement is too large", List.of(), List.of());
    }
}
