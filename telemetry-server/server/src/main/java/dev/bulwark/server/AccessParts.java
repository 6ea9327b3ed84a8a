package dev.bulwark.server;

import dev.bulwark.server.access.AccessRoutes;
import dev.bulwark.server.access.AccessSettings;
import dev.bulwark.server.access.AccessStores;
import dev.bulwark.server.access.Passwords;
import dev.bulwark.server.access.Secrets;
import dev.bulwark.server.access.SessionService;
import dev.bulwark.server.access.TokenBearers;
import dev.bulwark.server.access.TokenRoutes;
import dev.bulwark.server.access.TokenService;
import dev.bulwark.server.access.TokenUses;
import dev.bulwark.server.access.UserRoutes;
import dev.bulwark.server.access.UserService;

/** Who may come in. */
record AccessParts(
        SessionService sessions, TokenUses uses, TokenBearers bearers, UserService users, TokenService tokens) {

    static AccessParts on(SharedParts parts, AccessSettings settings) {
        AccessStores stores = AccessStores.on(parts.jdbi(), parts.json());
        Passwords passwords = new Passwords(parts.random());
        Secrets secrets = new Secrets(parts.random());
        TokenUses uses = new TokenUses(stores.tokens(), parts.transactions(), parts.clock());
        return new AccessParts(
                new SessionService(
                        stores, parts.transactions(), parts.audit(), passwords, secrets, parts.clock(), settings),
                uses,
                new TokenBearers(stores, uses, parts.clock()),
                new UserService(stores, parts.transactions(), parts.audit(), passwords, secrets, parts.clock()),
                new TokenService(
                        stores.tokens(),
                        uses,
                        parts.transactions(),
                        parts.audit(),
                        secrets,
                        parts.ids(),
                        parts.clock()));
    }

    AccessRoutes routes(SharedParts parts) {
        return new AccessRoutes(sessions, parts.bodies(), parts.answers());
    }

    UserRoutes userRoutes(SharedParts parts) {
        return new UserRoutes(users, parts.bodies(), parts.answers());
    }

    TokenRoutes tokenRoutes(SharedParts parts) {
        return new TokenRoutes(tokens, parts.bodies(), parts.answers());
    }
}
