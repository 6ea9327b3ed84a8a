package dev.bulwark.isolation.cli;

/** A line of the input that is not what it should be. The message says what is wrong with it. */
final class BadLineException extends Exception {
    private static final long serialVersionUID = 1L;

    BadLineException(String message) {
        super(message);
    }
}
