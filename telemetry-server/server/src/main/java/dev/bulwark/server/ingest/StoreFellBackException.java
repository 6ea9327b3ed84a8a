package dev.bulwark.server.ingest;

import dev.bulwark.server.journal.JournalPosition;

/** The store is not where it was left: it lost its newest changes, or was filled by somebody else. */
final class StoreFellBackException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreFellBackException(JournalPosition left) {
        super("the store is not filled up to " + left + " any more");
    }
}
