package dev.bulwark.server.doctor;

/**
 * What one look found.
 *
 * @param subject what was looked at, in a word
 * @param message what is there, and what to do when it is not well
 */
public record Finding(Level level, String subject, String message) {
    /** From good to bad. */
    public enum Level {
        OK,
        /** The server works; somebody should look after this. */
        WARN,
        /** The server does not work, or will soon not. */
        FAIL
    }

    static Finding ok(String subject, String message) {
        return new Finding(Level.OK, subject, message);
    }

    static Finding warn(String subject, String message) {
        return new Finding(Level.WARN, subject, message);
    }

    static Finding fail(String subject, String message) {
        return new Finding(Level.FAIL, subject, message);
    }
}
