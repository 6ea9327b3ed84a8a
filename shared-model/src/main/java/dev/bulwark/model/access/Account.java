package dev.bulwark.model.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who calls the server: a person, or a program with a token of its own.
 *
 * @param name a program's begins with {@code token:}, which no person's can
 * @param tenants the only tenants whose data it may see; null for all
 * @param mustChangePassword whether it may do nothing else before it has chosen a password of its own
 */
public record Account(String name, Role role, @Nullable List<String> tenants, boolean mustChangePassword) {
    public Account {
        tenants = tenants == null ? null : List.copyOf(tenants);
    }

    /** Somebody who may see all tenants. */
    public Account(String name, Role role) {
        this(name, role, null, false);
    }
}
