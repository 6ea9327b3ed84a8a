package dev.bulwark.instrument.jdbc;

import dev.bulwark.isolation.Judge;
import dev.bulwark.isolation.StatementAnalysis;
import dev.bulwark.model.isolation.VerdictKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A statement's text with what the current judge made of it. Not thread-safe, like the statement itself. */
final class StatementText {
    /** First characters of statements that may change tables, and of comments and blanks before them. */
    private static final String MAY_START_A_CHANGE = "cCaAdD \n\t\r/-";

    private final String sql;
    private final boolean changesTables;
    private @Nullable Judge judge;
    private @Nullable StatementAnalysis analysis;
    private @Nullable VerdictKind verdict;
    private boolean wouldBlock;

    StatementText(String sql) {
        this.sql = sql;
        this.changesTables = mayChangeTables(sql);
    }

    String sql() {
        return sql;
    }

    /** Whether it may create, alter or drop a table. */
    boolean changesTables() {
        return changesTables;
    }

    /** The analysis by that judge; looked up again only when the judge is another one than last time. */
    StatementAnalysis analysisBy(Judge current) {
        StatementAnalysis known = analysis;
        if (known == null || judge != current) {
            known = current.analyse(sql);
            analysis = known.isLasting() ? known : null;
            judge = current;
        }
        return known;
    }

    /**
     * Notes what was said of the execution that begins now.
     *
     * @param said null when it was not judged
     * @param strictly whether the strictest mode would have stopped it
     */
    void ruled(@Nullable VerdictKind said, boolean strictly) {
        verdict = said;
        wouldBlock = strictly;
    }

    @Nullable
    VerdictKind verdict() {
        return verdict;
    }

    boolean wouldBlock() {
        return wouldBlock;
    }

    private static boolean mayChangeTables(String sql) {
        if (sql.isEmpty() || MAY_START_A_CHANGE.indexOf(sql.charAt(0)) < 0) {
            return false;
        }
        String start = sql.strip();
        String word = start.substring(0, Math.min(start.length(), 6)).toLowerCase(Locale.ROOT);
        return word.startsWith("create") || word.startsWith("alter") || word.startsWith("drop");
    }
}
