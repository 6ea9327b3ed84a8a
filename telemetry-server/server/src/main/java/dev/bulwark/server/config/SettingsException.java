package dev.bulwark.server.config;

/** Settings that the server does not start with. The message says which one and why. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SettingsException(String message, Throwable cause) {
        super(message, cause);
    }
}
