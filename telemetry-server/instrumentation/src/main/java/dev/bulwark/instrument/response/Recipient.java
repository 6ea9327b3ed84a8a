package dev.bulwark.instrument.response;

import org.jspecify.annotations.Nullable;

/** Whom a response is for. Asked on the threads that write the response, as soon as it carries what must be his. */
public interface Recipient {
    /** The caller's tenant; null while it is not known, and where the response is declared to carry several tenants. */
    @Nullable
    String tenant();

    /**
     * Whether the caller may see what belongs to an identifier.
     *
     * @param key the name under which it stands in the response, such as {@code team_id}
     * @param id its meaning: a number without needless digits, a UUID in lower case with hyphens, any other text as it is
     */
    boolean mayAccess(String key, String id);

    /** Whether somebody wants to know what looking into the response takes. */
    default boolean isMeasured() {
        return false;
    }

    /** Told what it took, if somebody wants to know; without what the application took for its answers. */
    default void spent(long nanos) {}
}
