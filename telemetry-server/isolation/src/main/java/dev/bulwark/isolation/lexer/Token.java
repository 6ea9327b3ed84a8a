package dev.bulwark.isolation.lexer;

/**
 * A piece of the text that is neither white space nor comment.
 *
 * @param start offset of its first character
 * @param end offset behind its last character
 * @param depth how many parentheses are open around it; a parenthesis itself lies outside of what it encloses
 */
public record Token(TokenKind kind, int start, int end, int depth, String text) {
    /** Whether it is this keyword or this name, unquoted, in any case. */
    public boolean is(String word) {
        return kind == TokenKind.WORD && text.equalsIgnoreCase(word);
    }

    /** Whether it is this punctuation. */
    public boolean isSymbol(char symbol) {
        return kind == TokenKind.SYMBOL && text.length() == 1 && text.charAt(0) == symbol;
    }
}
