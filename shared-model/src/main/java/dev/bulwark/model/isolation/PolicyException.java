package dev.bulwark.model.isolation;

import java.time.Instant;
import java.util.Objects;

/**
 * A statement that is let through although it is not proven to be safe, because somebody answers for it.
 *
 * @param queryHash hash of the normalised statement, as violations carry it: 16 hex digits
 * @param owner who answers for it
 * @param reason why it is right
 * @param expiresAt from then on the statement is judged as any other
 */
public record PolicyException(String queryHash, String owner, String reason, Instant expiresAt) {
    private static final int LONGEST = 500;

    public PolicyException {
        if (queryHash == null || !queryHash.matches("[0-9a-f]{16}")) {
            throw new IllegalArgumentException("queryHash must be 16 hex digits");
        }
        requireText("owner", owner);
        requireText("reason", reason);
        Objects.requireNonNull(expiresAt, "expiresAt is required");
    }

    public boolean isExpiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    private static void requireText(String field, String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST || text.indexOf(0) >= 0) {
            throw new IllegalArgumentException(field + " must be a text of at most " + LONGEST + " characters");
        }
    }
}
