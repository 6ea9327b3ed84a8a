package dev.bulwark.console.tasks;

/**
 * What went wrong, for a person.
 *
 * @param sentence what happened, in one plain sentence
 * @param advice what to do about it, in one plain sentence
 */
public record Failure(Kind kind, String sentence, String advice) {
    /** What a program needs to know of a failure. */
    public enum Kind {
        BAD_ADDRESS,
        /** Nobody answers there: refused, unknown host, no route, time-out. */
        UNREACHABLE,
        /** Somebody answers, but it is no Bulwark server. */
        NOT_BULWARK,
        /** Name or password, or the session, is not accepted. */
        NOT_SIGNED_IN,
        /** Signed in, but this is not allowed for the role. */
        NOT_ALLOWED,
        NOT_FOUND,
        /** It is already as it was asked to become. */
        CONFLICT,
        /** The server refused the input, or is busy. */
        REFUSED,
        /** The server failed. */
        SERVER_ERROR,
        /** The console itself failed. */
        CONSOLE_ERROR
    }

    /** Both sentences after each other. */
    public String text() {
        return sentence + " " + advice;
    }

    /** A defect of the console; its trace is in the log. */
    public static Failure ofConsole() {
        return new Failure(
                Kind.CONSOLE_ERROR, "The console could not do this.", "Try again; the cause is in the console's log.");
    }
}
