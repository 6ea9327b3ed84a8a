package dev.bulwark.sample.access;

import dev.bulwark.sample.sessions.Role;
import dev.bulwark.sample.sessions.Session;
import java.util.UUID;

/** What the sign-in needs to know of a person. */
record Account(String organizationId, String id, UUID teamId, String name, Role role, String passwordHash) {
    Session session() {
        return new Session(organizationId, id, teamId, name, role);
    }
}
