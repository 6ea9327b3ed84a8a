package dev.bulwark.server.store;

import java.nio.file.Path;

/** Another process, most likely a running server, holds the store. The message is fit for the person at the keyboard. */
public final class StoreInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreInUseException(Path directory, Throwable cause) {
        super(
                "The data in " + directory + " is in use by another process. Stop the server that runs on it first.",
                cause);
    }
}
