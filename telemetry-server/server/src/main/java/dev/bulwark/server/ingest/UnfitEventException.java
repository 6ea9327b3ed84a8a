package dev.bulwark.server.ingest;

/** One event that cannot be stored while the rest of its batch can. The message is the reason that the sender is told. */
final class UnfitEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfitEventException(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
