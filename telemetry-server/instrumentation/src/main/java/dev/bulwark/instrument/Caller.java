package dev.bulwark.instrument;

import org.jspecify.annotations.Nullable;

/**
 * On whose behalf work is done. What is blank is not known.
 *
 * @param tenant the value of the tenant column that the caller's rows carry, as text; null while it is not known
 * @param user whatever names the user to an engineer, such as an id or a mail address; null while it is not known
 */
public record Caller(@Nullable String tenant, @Nullable String user) {
    public Caller {
        tenant = known(tenant);
        user = known(user);
    }

    private static @Nullable String known(@Nullable String name) {
        return name == null || name.isBlank() ? null : name;
    }
}
