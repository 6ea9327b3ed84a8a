package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.Names;
import dev.bulwark.isolation.lexer.Token;
import dev.bulwark.isolation.lexer.TokenKind;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Keeps names apart that differ only by quoted case: PostgreSQL folds what is not quoted down and H2 up, so that
 * {@code "TASKS"} beside {@code tasks} is another name to the one and the same to the other. A name that stands alone in a
 * statement keeps its meaning, because schemas are declared without quotes; one that is declared in mixed case is meant by
 * its quoted form, unless the statement has it without quotes too.
 */
final class DistinctNames {
    private final Dialect dialect;
    private final Set<String> mixedNames;
    private final Set<String> usual = new HashSet<>();
    private final Set<String> unquoted = new HashSet<>();

    private DistinctNames(List<Piece> pieces, Dialect dialect, Set<String> mixedNames) {
        this.dialect = dialect;
        this.mixedNames = mixedNames;
        for (Piece piece : pieces) {
            Token token = piece.origin();
            if (token != null && token.kind() == TokenKind.WORD) {
                usual.add(token.text().toLowerCase(Locale.ROOT));
                unquoted.add(token.text().toLowerCase(Locale.ROOT));
            } else if (token != null && token.kind() == TokenKind.QUOTED_NAME && !isOther(token)) {
                usual.add(bare(token).toLowerCase(Locale.ROOT));
            }
        }
    }

    static List<Piece> of(List<Piece> pieces, Dialect dialect, Set<String> mixedNames) {
        boolean quotes = pieces.stream()
                .anyMatch(piece -> piece.origin() != null && piece.origin().kind() == TokenKind.QUOTED_NAME);
        if (!quotes) {
            return pieces;
        }
        DistinctNames names = new DistinctNames(pieces, dialect, mixedNames);
        return pieces.stream().map(names::piece).toList();
    }

    private Piece piece(Piece piece) {
        Token token = piece.origin();
        if (token == null || token.kind() != TokenKind.QUOTED_NAME) {
            return piece;
        }
        String lower = bare(token).toLowerCase(Locale.ROOT);
        boolean declared = mixedNames.contains(bare(token)) && !unquoted.contains(lower);
        if (dialect == Dialect.MYSQL || declared) {
            return piece.spelled(piece.text().toLowerCase(Locale.ROOT));
        }
        boolean apart = isOther(token) && usual.contains(lower);
        return apart ? piece.spelled(Names.apart(piece.text())) : piece;
    }

    /** Whether it is in the one case that the database does not fold to. */
    private boolean isOther(Token token) {
        String bare = bare(token);
        String lower = bare.toLowerCase(Locale.ROOT);
        String upper = bare.toUpperCase(Locale.ROOT);
        return switch (dialect) {
            case POSTGRESQL -> !bare.equals(lower) && bare.equals(upper);
            case H2 -> !bare.equals(upper) && bare.equals(lower);
            case MYSQL -> false;
        };
    }

    private static String bare(Token token) {
        return token.text().length() < 2
                ? ""
                : token.text().substring(1, token.text().length() - 1);
    }
}
