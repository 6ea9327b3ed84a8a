package dev.bulwark.model.access;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A token that shall be made.
 *
 * @param name the application that reports with it, or what the program is for that uses the API with it
 * @param role what the program may do; for tokens of the API only, and required there
 * @param tenants the only tenants whose data the program may see; null for all
 * @param expiresAt from then on it is refused; null for as long as the server allows
 */
public record NewToken(
        TokenKind kind,
        String name,
        @Nullable Role role,
        @Nullable List<String> tenants,
        @Nullable Instant expiresAt) {
    private static final int LONGEST_NAME = 100;

    public NewToken {
        Objects.requireNonNull(kind, "kind is required");
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME || name.indexOf(0) >= 0) {
            throw new IllegalArgumentException("name must have 1 to " + LONGEST_NAME + " characters");
        }
        if ((kind == TokenKind.API) != (role != null)) {
            throw new IllegalArgumentException("role is required for tokens of the API, and for them only");
        }
        if (kind == TokenKind.INGEST && tenants != null) {
            throw new IllegalArgumentException("tenants are for tokens of the API only");
        }
        tenants = TenantNames.checked(tenants);
    }

    /** With which an application reports. */
    public static NewToken ingest(String app) {
        return new NewToken(TokenKind.INGEST, app, null, null, null);
    }
}
