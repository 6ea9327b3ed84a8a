package dev.bulwark.server.cli;

import dev.bulwark.model.access.Role;
import dev.bulwark.server.store.WireName;

/** Reads a role as people write it. */
final class RoleOption {
    private RoleOption() {}

    /** @throws IllegalArgumentException if there is no such role */
    static Role of(String name) {
        return WireName.parse(Role.class, name)
                .orElseThrow(() ->
                        new IllegalArgumentException("--role must be owner, admin, engineer or viewer, not " + name));
    }
}
