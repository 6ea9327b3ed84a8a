package dev.bulwark.isolation.lexer;

/** What a token is. */
public enum TokenKind {
    WORD,
    QUOTED_NAME,
    STRING,
    NUMBER,
    /** A place for a bound value: {@code ?}, {@code ?1}, {@code $1}. */
    PARAMETER,
    /** Punctuation or an operator. */
    SYMBOL
}
