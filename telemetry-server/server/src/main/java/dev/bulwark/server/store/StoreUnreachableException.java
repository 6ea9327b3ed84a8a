package dev.bulwark.server.store;

/** The store cannot be opened. The message is fit for the person at the keyboard. */
public final class StoreUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreUnreachableException(String message) {
        super(message);
    }

    StoreUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
