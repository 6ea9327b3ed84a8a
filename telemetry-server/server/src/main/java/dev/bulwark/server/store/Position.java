package dev.bulwark.server.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The place of a row in a list that is ordered by time, newest first, and by id within one moment. A page starts behind
 * a position, not at a row number, so rows that arrive in between neither repeat nor hide others.
 */
public record Position(Instant at, UUID id) {
    /** The condition for rows behind a position, for a table with the columns {@code created_at} and {@code id}. */
    public static final String BEHIND = "(created_at < :positionAt OR (created_at = :positionAt AND id < :positionId))";

    /** As an opaque text for the API. */
    public String toCursor() {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((micros + ":" + id).getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads what {@link #toCursor()} wrote; empty for anything else. */
    public static Optional<Position> ofCursor(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split(":", 2);
            Instant at = Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS);
            return parts.length == 2 ? Optional.of(new Position(at, UUID.fromString(parts[1]))) : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
