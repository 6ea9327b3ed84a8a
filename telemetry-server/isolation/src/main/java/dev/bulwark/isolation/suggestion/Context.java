package dev.bulwark.isolation.suggestion;

import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.lexer.LexedText;
import dev.bulwark.isolation.query.BaseRange;
import dev.bulwark.isolation.query.Span;

/**
 * What every edit needs to know.
 *
 * @param tenant the tenant as a literal. A quoted one fits whole numbers, texts and UUIDs alike in every dialect, needs no
 *     further bound value, and so leaves the positions of the others as they are
 */
record Context(LexedText lexed, TokenWalk walk, String tenant, Dialect dialect) {
    static Context of(LexedText lexed, String tenant, Dialect dialect) {
        String escaped = tenant.replace("'", "''");
        String literal = dialect == Dialect.MYSQL ? escaped.replace("\\", "\\\\") : escaped;
        return new Context(lexed, TokenWalk.of(lexed), "'" + literal + "'", dialect);
    }

    String text(Span span) {
        return lexed.text().substring(span.start(), span.end());
    }

    /** The tenant column as it is written in this dialect. */
    String column(BaseRange range) {
        String name = String.valueOf(range.tenantColumn());
        return dialect == Dialect.MYSQL ? name.replace('"', '`') : name;
    }

    /** The name by which the statement itself calls a table's occurrence: the last word of its place. */
    String qualifier(BaseRange range) {
        int last = walk.at(range.span().end()) - 1;
        return walk.tokens().get(last).text();
    }

    /** The predicate that holds a range to the tenant. */
    String predicate(BaseRange range, boolean qualified) {
        return (qualified ? qualifier(range) + "." : "") + column(range) + " = " + tenant;
    }
}
