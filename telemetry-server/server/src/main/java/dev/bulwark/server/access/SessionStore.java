package dev.bulwark.server.access;

import dev.bulwark.model.access.Account;
import dev.bulwark.model.access.Role;
import dev.bulwark.server.store.Row;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Who is signed in. Kept in the store, hashed, so that a restart signs nobody out. Thread-safe. */
public final class SessionStore {
    private final Jdbi jdbi;
    private final TenantColumn tenants;

    SessionStore(Jdbi jdbi, TenantColumn tenants) {
        this.jdbi = jdbi;
        this.tenants = tenants;
    }

    void open(Handle handle, String token, String user, Instant now, Instant expiresAt) {
        handle.createUpdate("DELETE FROM sessions WHERE expires_at <= :now")
                .bind("now", now)
                .execute();
        handle.createUpdate("""
                        INSERT INTO sessions (token_hash, user_name, created_at, expires_at)
                        VALUES (:hash, :user, :now, :expiresAt)""")
                .bind("hash", Secrets.hash(token))
                .bind("user", user)
                .bind("now", now)
                .bind("expiresAt", expiresAt)
                .execute();
    }

    /** The account behind a token that has not expired, as it is now. */
    Optional<Account> find(String token, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT u.name, u.role, u.tenants, u.must_change_password
                        FROM sessions s JOIN users u ON u.name = s.user_name
                        WHERE s.token_hash = :hash AND s.expires_at > :now AND NOT u.disabled""")
                .bind("hash", Secrets.hash(token))
                .bind("now", now)
                .map((rs, context) -> {
                    Row row = new Row(rs);
                    return new Account(
                            row.text("name"),
                            row.constant("role", Role.class),
                            tenants.read(row),
                            row.flag("must_change_password"));
                })
                .findOne());
    }

    void close(Handle handle, String token) {
        handle.createUpdate("DELETE FROM sessions WHERE token_hash = :hash")
                .bind("hash", Secrets.hash(token))
                .execute();
    }

    void closeAllOf(Handle handle, String user) {
        handle.createUpdate("DELETE FROM sessions WHERE user_name = :user")
                .bind("user", user)
                .execute();
    }

    void closeOthersOf(Handle handle, String user, String kept) {
        handle.createUpdate("DELETE FROM sessions WHERE user_name = :user AND token_hash <> :hash")
                .bind("user", user)
                .bind("hash", Secrets.hash(kept))
                .execute();
    }
}
