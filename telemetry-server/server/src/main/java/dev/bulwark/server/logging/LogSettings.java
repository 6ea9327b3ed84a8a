package dev.bulwark.server.logging;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How the server's own log is written, on standard error.
 *
 * @param format what a record looks like
 */
public record LogSettings(Format format) {
    public LogSettings {
        if (format == null) {
            throw new IllegalArgumentException("format of the log must be text or json");
        }
    }

    /** What a record looks like. */
    public enum Format {
        /** A line, and below it the stack of what was thrown. */
        @JsonProperty("text")
        TEXT,
        /** One line of JSON, whatever was thrown. */
        @JsonProperty("json")
        JSON
    }

    public static LogSettings defaults() {
        return new LogSettings(Format.TEXT);
    }
}
