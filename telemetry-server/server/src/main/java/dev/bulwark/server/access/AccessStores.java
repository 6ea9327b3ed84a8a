package dev.bulwark.server.access;

import dev.bulwark.server.store.JsonColumns;
import org.jdbi.v3.core.Jdbi;

/** What this feature keeps. */
public record AccessStores(UserStore users, SessionStore sessions, TokenStore tokens) {
    public static AccessStores on(Jdbi jdbi, JsonColumns json) {
        TenantColumn tenants = new TenantColumn(json);
        return new AccessStores(
                new UserStore(jdbi, tenants), new SessionStore(jdbi, tenants), new TokenStore(jdbi, tenants));
    }
}
