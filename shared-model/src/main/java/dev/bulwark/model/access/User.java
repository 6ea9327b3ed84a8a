package dev.bulwark.model.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person who may sign in, as administrators see it.
 *
 * @param tenants the only tenants whose data the person may see; null for all
 * @param disabled whether sign-in is refused for the time being
 * @param mustChangePassword whether the password is still the one that an administrator gave out
 */
public record User(
        String name,
        Role role,
        @Nullable List<String> tenants,
        boolean disabled,
        boolean mustChangePassword,
        Instant createdAt) {
    public User {
        tenants = tenants == null ? null : List.copyOf(tenants);
    }
}
