package dev.bulwark.server.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The tokens with which applications report. Thread-safe. */
public final class IngestTokenStore {
    private final Jdbi jdbi;

    public IngestTokenStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(Handle handle, UUID id, String token, String app, Instant now) {
        handle.createUpdate("""
                        INSERT INTO ingest_tokens (id, token_hash, app, created_at)
                        VALUES (:id, :hash, :app, :now)""")
                .bind("id", id)
                .bind("hash", Secrets.hash(token))
                .bind("app", app)
                .bind("now", now)
                .execute();
    }

    /** The application that a token was made for. */
    Optional<String> appOf(String token) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT app FROM ingest_tokens WHERE token_hash = :hash")
                .bind("hash", Secrets.hash(token))
                .mapTo(String.class)
                .findOne());
    }
}
