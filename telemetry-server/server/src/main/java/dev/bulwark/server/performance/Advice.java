package dev.bulwark.server.performance;

import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.lexer.Lexer;
import dev.bulwark.isolation.lexer.Token;
import dev.bulwark.isolation.lexer.TokenKind;
import dev.bulwark.model.performance.Recommendation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Finds in a statement's text what makes statements slow. Pure. */
final class Advice {
    private static final long LARGE_OFFSET = 1_000;
    private static final Set<String> PATTERNS = Set.of("like", "ilike");

    private Advice() {}

    static Set<Recommendation> of(String sql) {
        List<Token> tokens = Lexer.read(sql, Dialect.POSTGRESQL).tokens();
        Set<Recommendation> found = EnumSet.noneOf(Recommendation.class);
        for (int i = 0; i < tokens.size(); i++) {
            Token next = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
            if (next != null) {
                look(tokens.get(i), next, found);
            }
        }
        if (tokens.stream().noneMatch(token -> token.is("where")) && readsTables(tokens)) {
            found.add(Recommendation.NO_CONDITION);
        }
        return found;
    }

    private static void look(Token token, Token next, Set<Recommendation> found) {
        if (token.is("select") && next.isSymbol('*')) {
            found.add(Recommendation.ALL_COLUMNS);
        } else if (token.is("offset") && isLarge(next)) {
            found.add(Recommendation.LARGE_OFFSET);
        } else if (PATTERNS.stream().anyMatch(token::is) && beginsWithWildcard(next)) {
            found.add(Recommendation.LEADING_WILDCARD);
        }
    }

    private static boolean readsTables(List<Token> tokens) {
        boolean limited = tokens.stream().anyMatch(token -> token.is("limit") || token.is("fetch"));
        return !limited && tokens.stream().anyMatch(token -> token.is("from") || token.is("update"));
    }

    private static boolean isLarge(Token number) {
        return number.kind() == TokenKind.NUMBER
                && number.text().matches("[0-9]{1,18}")
                && Long.parseLong(number.text()) >= LARGE_OFFSET;
    }

    /** Masking a literal leaves its wildcards. */
    private static boolean beginsWithWildcard(Token literal) {
        return literal.kind() == TokenKind.STRING && literal.text().startsWith("'%");
    }
}
