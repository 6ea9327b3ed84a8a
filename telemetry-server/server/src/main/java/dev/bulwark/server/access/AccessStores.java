package dev.bulwark.server.access;

import org.jdbi.v3.core.Jdbi;

/** What this feature keeps. */
public record AccessStores(UserStore users, SessionStore sessions, IngestTokenStore ingestTokens) {
    public static AccessStores on(Jdbi jdbi) {
        return new AccessStores(new UserStore(jdbi), new SessionStore(jdbi), new IngestTokenStore(jdbi));
    }
}
