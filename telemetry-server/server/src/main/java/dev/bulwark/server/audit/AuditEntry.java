package dev.bulwark.server.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did to the server.
 *
 * @param action what, such as {@code violation resolved}
 * @param actor who: a user's name, or {@code system}
 * @param before what changed, as it was; only what is needed to understand the change
 * @param after the same as it became
 */
public record AuditEntry(
        String action,
        String actor,
        @Nullable String entityType,
        @Nullable String entityId,
        Map<String, Object> before,
        Map<String, Object> after,
        @Nullable String ipAddress) {

    public static AuditEntry of(String action, String actor) {
        return new AuditEntry(action, actor, null, null, Map.of(), Map.of(), null);
    }

    public AuditEntry on(String type, String id) {
        return new AuditEntry(action, actor, type, id, before, after, ipAddress);
    }

    public AuditEntry before(Map<String, Object> values) {
        return new AuditEntry(action, actor, entityType, entityId, values, after, ipAddress);
    }

    public AuditEntry after(Map<String, Object> values) {
        return new AuditEntry(action, actor, entityType, entityId, before, values, ipAddress);
    }

    public AuditEntry from(String address) {
        return new AuditEntry(action, actor, entityType, entityId, before, after, address);
    }
}
