package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.lexer.Token;
import dev.bulwark.isolation.lexer.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Recognises, by their words alone, statements about the session and transactions, which the parser knows only in part. */
final class SessionStatements {
    private static final Set<String> OPENINGS = Set.of(
            "begin",
            "start",
            "commit",
            "rollback",
            "end",
            "abort",
            "savepoint",
            "release",
            "set",
            "reset",
            "show",
            "use",
            "discard",
            "checkpoint",
            "close",
            "fetch",
            "move",
            "vacuum",
            "listen",
            "unlisten",
            "notify",
            "deallocate");
    /** Words with which a statement of this kind could do more. */
    private static final Set<String> ROWS = Set.of(
            "select", "table", "insert", "update", "delete", "merge", "with", "values", "execute", "call", "as",
            "atomic", "declare", "if", "loop", "do");

    private static final int MOST_TOKENS = 30;

    private SessionStatements() {}

    /** Whether the statement is one of these. */
    static boolean isOne(List<Piece> pieces) {
        List<Token> tokens = new ArrayList<>();
        pieces.stream().map(Piece::origin).filter(Objects::nonNull).forEach(tokens::add);
        if (tokens.isEmpty()) {
            return pieces.isEmpty();
        }
        if (tokens.size() > MOST_TOKENS) {
            return false;
        }
        if (showsOthers(pieces)) {
            return false;
        }
        if (isNextValue(tokens) || isSchemaOnly(pieces) || isPreparedCommit(tokens)) {
            return true;
        }
        return OPENINGS.contains(lower(tokens.get(0)))
                && tokens.stream()
                        .noneMatch(token -> token.isSymbol('(')
                                || token.kind() == TokenKind.PARAMETER
                                || ROWS.contains(lower(token)));
    }

    /** What runs in other sessions, and what was written by them. */
    private static boolean showsOthers(List<Piece> pieces) {
        return Pieces.follow(pieces, 0, "show")
                && pieces.stream()
                        .anyMatch(piece -> piece.is("processlist")
                                || piece.is("binlog")
                                || piece.is("relaylog")
                                || piece.is("engine"));
    }

    private static boolean isSchemaOnly(List<Piece> pieces) {
        return Pieces.follow(pieces, 0, "show") || Pieces.follow(pieces, 0, "set", "session", "characteristics");
    }

    /** The first half of a commit in two phases, as transaction managers send it. */
    private static boolean isPreparedCommit(List<Token> tokens) {
        return tokens.size() == 3
                && tokens.get(0).is("prepare")
                && tokens.get(1).is("transaction")
                && tokens.get(2).kind() == TokenKind.STRING;
    }

    private static boolean isNextValue(List<Token> tokens) {
        return tokens.size() >= 5
                && tokens.size() <= 8
                && tokens.get(0).is("call")
                && tokens.get(1).is("next")
                && tokens.get(2).is("value")
                && tokens.get(3).is("for")
                && tokens.stream().noneMatch(token -> token.isSymbol('('));
    }

    private static String lower(Token token) {
        return token.kind() == TokenKind.WORD ? token.text().toLowerCase(Locale.ROOT) : "";
    }
}
