package dev.bulwark.server.resolution;

import dev.bulwark.model.resolution.Resolvable;
import dev.bulwark.server.live.LiveEvent;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.TenantScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows somebody settles.
 *
 * @param name with the columns {@code id}, {@code received_at}, {@code resolved_at}, {@code resolved_by} and {@code note}
 * @param noun what a row is, for people
 * @param live what is pushed when a row changes
 * @param narrowed a row without what belongs to tenants that its reader may not see
 */
public record ResolvableTable<T extends Resolvable>(
        String name,
        String noun,
        RowMapper<T> rows,
        Function<T, LiveEvent> live,
        BiFunction<T, TenantScope, T> narrowed) {

    /** Another tenant's row is as absent as one that never was. */
    Optional<T> find(Handle handle, TenantScope scope, UUID id) {
        Conditions conditions = new Conditions(scope).and("id = :id", "id", id);
        return conditions
                .bindTo(handle.createQuery("SELECT * FROM " + name + conditions.where()))
                .map(rows)
                .findOne();
    }

    /** Open rows that were received before a moment, the oldest first. */
    List<UUID> openBefore(Handle handle, Instant moment, int most) {
        return handle.createQuery("SELECT id FROM " + name
                        + " WHERE resolved_at IS NULL AND received_at < :moment ORDER BY received_at LIMIT :most")
                .bind("moment", moment)
                .bind("most", most)
                .mapTo(UUID.class)
                .list();
    }

    /** Settles an open row; nulls reopen it. */
    void settle(Handle handle, UUID id, @Nullable Instant at, @Nullable String by, @Nullable String note) {
        handle.createUpdate("UPDATE " + name + " SET resolved_at = :at, resolved_by = :by, note = :note WHERE id = :id")
                .bind("at", at)
                .bind("by", by)
                .bind("note", note)
                .bind("id", id)
                .execute();
    }
}
