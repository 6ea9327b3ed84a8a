package dev.bulwark.isolation.parser;

/** A text cannot be read in the time that a request can spare. */
public final class OverdueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OverdueException() {
        super("the text takes too long to read", null, false, false);
    }
}
