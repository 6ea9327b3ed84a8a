package dev.bulwark.instrument.jdbc;

import dev.bulwark.isolation.Judge;
import dev.bulwark.isolation.StatementAnalysis;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A statement's text with what was found out about it by the current judge and of its result sets. Thread-safe. */
final class StatementText {
    /** First characters of statements that may change tables, and of comments and blanks before them. */
    private static final String MAY_START_A_CHANGE = "cCaAdD \n\t\r/-";

    private final String sql;
    private final boolean changesTables;
    private volatile @Nullable Judged judged;
    private volatile @Nullable TenantColumns tenantColumns;

    private record Judged(Judge judge, StatementAnalysis analysis) {}

    StatementText(String sql) {
        this.sql = sql;
        this.changesTables = mayChangeTables(sql);
    }

    private StatementText(StatementText other) {
        this.sql = other.sql;
        this.changesTables = other.changesTables;
        this.judged = other.judged;
    }

    String sql() {
        return sql;
    }

    /** The same text for result sets with other columns than the first, such as generated keys. */
    StatementText apart() {
        return new StatementText(this);
    }

    /** Whether it may create, alter or drop a table. */
    boolean changesTables() {
        return changesTables;
    }

    /** The analysis by that judge; looked up again only when the judge is another one than last time. */
    StatementAnalysis analysisBy(Judge current) {
        Judged known = judged;
        if (known != null && known.judge == current) {
            return known.analysis;
        }
        StatementAnalysis found = current.analyse(sql);
        judged = found.isLasting() ? new Judged(current, found) : null;
        return found;
    }

    /** The tenant columns of the last result set that was looked at; null when none was. */
    @Nullable
    TenantColumns tenantColumns() {
        return tenantColumns;
    }

    void foundTenantColumns(TenantColumns found) {
        tenantColumns = found;
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
