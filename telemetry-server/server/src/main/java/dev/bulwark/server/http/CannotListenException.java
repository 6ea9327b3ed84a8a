package dev.bulwark.server.http;

/** The address cannot be listened on, most likely as something else does. The message is fit for the administrator. */
public final class CannotListenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotListenException(String host, int port, Throwable cause) {
        super("Nothing can listen on " + host + " port " + port + ": it is in use, or not allowed to this user", cause);
    }
}
