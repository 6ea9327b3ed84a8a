package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.lexer.Token;
import dev.bulwark.isolation.lexer.TokenKind;
import org.jspecify.annotations.Nullable;

/**
 * A piece of the text that the parser is given.
 *
 * @param text as the parser sees it
 * @param origin the statement's own token that it stands for; null when we put it there
 */
record Piece(String text, @Nullable Token origin) {
    static Piece of(Token token) {
        return new Piece(token.text(), token);
    }

    static Piece added(String text) {
        return new Piece(text, null);
    }

    Piece spelled(String other) {
        return new Piece(other, origin);
    }

    /** Whether it stands for this keyword or unquoted name, in any case. */
    boolean is(String word) {
        return origin != null && origin.is(word);
    }

    boolean isSymbol(char symbol) {
        return origin != null && origin.isSymbol(symbol);
    }

    boolean isWord() {
        return origin != null && origin.kind() == TokenKind.WORD;
    }

    /** Whether it can be a name: a word or a quoted name. */
    boolean isName() {
        return isWord() || (origin != null && origin.kind() == TokenKind.QUOTED_NAME);
    }

    int depth() {
        return origin == null ? -1 : origin.depth();
    }

    /** Whether the statement's text holds something between the two. */
    boolean isApart(Piece next) {
        return origin == null
                || next.origin == null
                || next.origin.start() != origin.end()
                || !text.equals(origin.text())
                || !next.text.equals(next.origin.text());
    }
}
