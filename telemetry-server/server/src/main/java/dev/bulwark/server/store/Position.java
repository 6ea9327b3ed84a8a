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

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    /** No row is as late, and not every store could compare with it. */
    private static final Instant BEYOND = Instant.parse("9999-01-01T00:00:00Z");

    /** As an opaque text for the API. */
    public String toCursor() {
        long micros = at.getEpochSecond() * MICROS_PER_SECOND + at.getNano() / NANOS_PER_MICRO;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((micros + ":" + id).getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads what {@link #toCursor()} wrote; empty for anything else. */
    public static Optional<Position> ofCursor(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split(":", 2);
            Instant at = Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS);
            boolean known = parts.length == 2 && at.isBefore(BEYOND);
            return known ? Optional.of(new Position(at, UUID.fromString(parts[1]))) : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
