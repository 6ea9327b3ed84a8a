package dev.bulwark.server.access;

import dev.bulwark.model.access.Role;
import io.javalin.security.RouteRole;
import org.jspecify.annotations.Nullable;

/** What a route asks of its caller. Every route declares exactly one. */
public enum Permission implements RouteRole {
    /** Nothing; the route itself decides how much it tells a stranger. */
    ANYONE(null),
    /** An ingest token, and nothing else: people do not report. */
    INGEST(null),
    /** Anybody known, also somebody who must change the password before anything else. */
    KNOWN(Role.VIEWER),
    VIEWER(Role.VIEWER),
    ENGINEER(Role.ENGINEER),
    ADMIN(Role.ADMIN),
    OWNER(Role.OWNER);

    private final @Nullable Role role;

    Permission(@Nullable Role role) {
        this.role = role;
    }

    /** The least role of a signed-in person; null when none is needed or none will do. */
    public @Nullable Role role() {
        return role;
    }
}
