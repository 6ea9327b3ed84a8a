package dev.bulwark.instrument.servlet;

import dev.bulwark.instrument.Caller;

/**
 * How an application tells whether a caller may see what lies within a tenant, such as a team. It is asked for the values
 * that JSON responses carry under the names of the setting {@code access-keys}, once per value and request, on the thread
 * that writes the response. It must be thread-safe. Whatever it throws counts as not known, and the value passes; its own
 * statements are not judged.
 */
@FunctionalInterface
public interface AccessCheck {
    /** Everything is to be seen. */
    AccessCheck NONE = (caller, key, id) -> true;

    /**
     * Whether the caller may see it.
     *
     * @param key the name under which the identifier stands, such as {@code team_id}
     * @param id its meaning: a number without needless digits, a UUID in lower case with hyphens, any other text as it is
     */
    boolean mayAccess(Caller caller, String key, String id);
}
