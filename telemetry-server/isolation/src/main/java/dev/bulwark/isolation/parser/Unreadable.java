package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.query.Span;

/** A statement whose meaning is not certain. The message says what is in the way, for a developer. */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Span span;

    /** Makes it; without a stack trace, because it is an answer and no failure. */
    public Unreadable(String reason, Span span) {
        super(reason, null, false, false);
        this.span = span;
    }

    /** What is in the way. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** Where it stands. */
    public Span span() {
        return span;
    }
}
