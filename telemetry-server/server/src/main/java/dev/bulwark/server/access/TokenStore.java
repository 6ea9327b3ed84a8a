package dev.bulwark.server.access;

import dev.bulwark.model.access.Role;
import dev.bulwark.model.access.Token;
import dev.bulwark.model.access.TokenKind;
import dev.bulwark.server.store.Row;
import dev.bulwark.server.store.WireName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The tokens of applications and programs, hashed. Thread-safe. */
public final class TokenStore {
    private static final String SELECT = """
            SELECT id, kind, name, role, tenants, begins, created_at, created_by, expires_at, last_used_at
            FROM access_tokens""";

    private final Jdbi jdbi;
    private final TenantColumn tenants;

    TokenStore(Jdbi jdbi, TenantColumn tenants) {
        this.jdbi = jdbi;
        this.tenants = tenants;
    }

    void add(Handle handle, Token token, String secret) {
        Role role = token.role();
        handle.createUpdate("""
                        INSERT INTO access_tokens (id, token_hash, begins, kind, name, role, tenants, created_at,
                            created_by, expires_at)
                        VALUES (:id, :hash, :begins, :kind, :name, :role, :tenants, :createdAt, :createdBy, :expiresAt)""")
                .bind("id", token.id())
                .bind("hash", Secrets.hash(secret))
                .bind("begins", token.begins())
                .bind("kind", WireName.of(token.kind()))
                .bind("name", token.name())
                .bind("role", role == null ? null : WireName.of(role))
                .bind("tenants", tenants.stored(token.tenants()))
                .bind("createdAt", token.createdAt())
                .bind("createdBy", token.createdBy())
                .bind("expiresAt", token.expiresAt())
                .execute();
    }

    /** All of them, the newest first. */
    List<Token> all() {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " ORDER BY created_at DESC, id DESC")
                .map((rs, context) -> read(rs))
                .list());
    }

    Optional<Token> find(Handle handle, UUID id) {
        return handle.createQuery(SELECT + " WHERE id = :id")
                .bind("id", id)
                .map((rs, context) -> read(rs))
                .findOne();
    }

    /** The token with this secret, if it has not expired. */
    Optional<Token> find(String secret, TokenKind kind, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT
                        + " WHERE token_hash = :hash AND kind = :kind AND (expires_at IS NULL OR expires_at > :now)")
                .bind("hash", Secrets.hash(secret))
                .bind("kind", WireName.of(kind))
                .bind("now", now)
                .map((rs, context) -> read(rs))
                .findOne());
    }

    void used(Handle handle, UUID id, Instant at) {
        handle.createUpdate("UPDATE access_tokens SET last_used_at = :at WHERE id = :id")
                .bind("id", id)
                .bind("at", at)
                .execute();
    }

    void remove(Handle handle, UUID id) {
        handle.createUpdate("DELETE FROM access_tokens WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    private Token read(ResultSet rs) throws SQLException {
        Row row = new Row(rs);
        @Nullable Role role = row.optionalText("role") == null ? null : row.constant("role", Role.class);
        return new Token(
                row.id("id"),
                row.constant("kind", TokenKind.class),
                row.text("name"),
                role,
                tenants.read(row),
                row.optionalText("begins"),
                row.time("created_at"),
                row.text("created_by"),
                row.optionalTime("expires_at"),
                row.optionalTime("last_used_at"));
    }
}
