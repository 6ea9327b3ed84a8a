package dev.bulwark.model.access;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person who shall be able to sign in.
 *
 * @param tenants the only tenants whose data the person may see; null for all
 */
public record NewUser(String name, Role role, @Nullable List<String> tenants) {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._@-]{0,63}";

    public NewUser {
        if (name == null || !name.matches(NAME)) {
            throw new IllegalArgumentException(
                    "name must be 1 to 64 letters, digits, dots, hyphens, underscores or @, and begin with one of the first two");
        }
        Objects.requireNonNull(role, "role is required");
        tenants = TenantNames.checked(tenants);
    }
}
