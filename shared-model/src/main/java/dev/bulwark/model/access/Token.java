package dev.bulwark.model.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token as administrators see it: everything but the secret.
 *
 * @param name the application that reports with it, or what the program is for that uses the API with it
 * @param role null for ingest tokens, which can read nothing
 * @param tenants the only tenants whose data the program may see; null for all
 * @param begins the first characters of the secret, to recognise it by; null for tokens of before these were kept
 * @param expiresAt null for never
 * @param lastUsedAt to the minute; null if it was never used
 */
public record Token(
        UUID id,
        TokenKind kind,
        String name,
        @Nullable Role role,
        @Nullable List<String> tenants,
        @Nullable String begins,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {
    public Token {
        tenants = tenants == null ? null : List.copyOf(tenants);
    }
}
