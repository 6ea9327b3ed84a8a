package dev.bulwark.model.ingest;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every event says of itself.
 *
 * @param id time-ordered; an event that is sent again has the same one and is stored once
 * @param at when it happened, by the application's clock
 * @param tenant the caller's tenant, if one is known
 * @param user the caller, if known
 * @param endpoint method and route template of the request it belongs to, such as {@code GET /api/teams/{id}}
 */
public record EventHeader(
        UUID id,
        Instant at,
        @Nullable String tenant,
        @Nullable String user,
        @Nullable String endpoint,
        @Nullable String traceId,
        @Nullable String requestId) {
    public EventHeader {
        Objects.requireNonNull(id, "id is required");
        Objects.requireNonNull(at, "at is required");
    }

    /** A header of an event that belongs to no request. */
    public static EventHeader of(UUID id, Instant at) {
        return new EventHeader(id, at, null, null, null, null, null);
    }
}
