package dev.bulwark.isolation.cli;

import org.jspecify.annotations.Nullable;

/**
 * What is to be said of a line.
 *
 * @param answer for the output, null when there is none
 * @param error why it is a bad line, null when it is not
 * @param unsafe the hash of a statement that is not safe, null for one that is
 */
record CheckedLine(
        @Nullable String answer,
        @Nullable String error,
        @Nullable String unsafe) {
    static final CheckedLine BLANK = new CheckedLine(null, null, null);

    static CheckedLine bad(String error) {
        return new CheckedLine(null, error, null);
    }
}
