package dev.bulwark.server.journal;

import java.nio.file.Path;

/** Another process writes this journal. The message is fit for the person at the keyboard. */
public final class JournalInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JournalInUseException(Path directory) {
        super("The journal in " + directory + " is in use by another process. Stop the server that runs on it first.");
    }
}
