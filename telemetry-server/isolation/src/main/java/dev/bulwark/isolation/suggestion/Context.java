package dev.bulwark.isolation.suggestion;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.CanonicalValue;
import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.Names;
import dev.bulwark.isolation.lexer.LexedText;
import dev.bulwark.isolation.lexer.Token;
import dev.bulwark.isolation.lexer.TokenKind;
import dev.bulwark.isolation.lexer.TokenWalk;
import dev.bulwark.isolation.query.BaseRange;
import dev.bulwark.isolation.query.Span;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What every edit needs to know of the text and of its execution.
 *
 * @param tenant as it was given
 * @param literal the tenant as a literal. A quoted one fits whole numbers, texts and UUIDs alike in every dialect, needs no
 *     further bound value, and so leaves the positions of the others as they are
 */
record Context(
        LexedText lexed, TokenWalk walk, String tenant, String literal, BoundParameters parameters, Dialect dialect) {
    static Context of(LexedText lexed, String tenant, BoundParameters parameters, Dialect dialect) {
        String escaped = tenant.replace("'", "''");
        String literal = dialect == Dialect.MYSQL ? escaped.replace("\\", "\\\\") : escaped;
        return new Context(lexed, TokenWalk.of(lexed), tenant, "'" + literal + "'", parameters, dialect);
    }

    String text(Span span) {
        return lexed.text().substring(span.start(), span.end());
    }

    /** A keyword in the case in which the statement writes its own. */
    String word(String upper) {
        boolean lower = !lexed.tokens().isEmpty()
                && Character.isLowerCase(lexed.tokens().get(0).text().charAt(0));
        return lower ? upper.toLowerCase(Locale.ROOT) : upper;
    }

    /** The tenant column as the statement writes it, or would. */
    String column(BaseRange range) {
        String folded = String.valueOf(range.tenantColumn());
        for (Token token : lexed.tokens()) {
            boolean name = token.kind() == TokenKind.WORD || token.kind() == TokenKind.QUOTED_NAME;
            if (name && Names.fold(token.text()).equals(folded)) {
                return token.text();
            }
        }
        Token table = walk.tokens().get(nameEnd(range) - 1);
        if (table.kind() != TokenKind.QUOTED_NAME || folded.startsWith("\"")) {
            return dialect == Dialect.MYSQL ? folded.replace('"', '`') : folded;
        }
        String bare = Names.table(table.text()).toUpperCase(Locale.ROOT);
        boolean upper = table.text().contains(bare);
        String quote = table.text().substring(0, 1);
        return quote + (upper ? folded.toUpperCase(Locale.ROOT) : folded) + quote;
    }

    /** The token behind a table's name, where its alias may stand. */
    int nameEnd(BaseRange range) {
        int index = walk.at(range.span().start()) + 1;
        while (walk.isSymbol(index, '.')) {
            index += 2;
        }
        return index;
    }

    /** The name by which the statement itself calls a table's occurrence: the last word of its place. */
    String qualifier(BaseRange range) {
        return walk.tokens().get(walk.at(range.span().end()) - 1).text();
    }

    /** The predicate that holds a range to the tenant. */
    String predicate(BaseRange range, boolean qualified) {
        return (qualified ? qualifier(range) + "." : "") + column(range) + " = " + literal;
    }

    /** Whether a piece of the text is nothing but the tenant's value. */
    boolean isTenant(Span piece) {
        int index = walk.at(piece.start());
        Token token = walk.tokens().get(index);
        if (token.end() != piece.end()) {
            return false;
        }
        return switch (token.kind()) {
            case STRING ->
                isTenant(token.text().substring(1, token.text().length() - 1).replace("''", "'"));
            case NUMBER -> isTenant(token.text());
            case PARAMETER -> isTenant(parameters.value(position(index)));
            case WORD, QUOTED_NAME, SYMBOL -> false;
        };
    }

    private boolean isTenant(@Nullable Object value) {
        return value != null && CanonicalValue.of(value).equals(CanonicalValue.of(tenant));
    }

    private int position(int index) {
        String text = walk.tokens().get(index).text();
        if (text.length() > 1) {
            return Integer.parseInt(text.substring(1));
        }
        return (int) walk.tokens().subList(0, index + 1).stream()
                .filter(token -> token.kind() == TokenKind.PARAMETER)
                .count();
    }
}
