package dev.bulwark.server.resolution;

import dev.bulwark.model.resolution.Resolvable;
import dev.bulwark.server.live.LiveEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows somebody settles.
 *
 * @param name with the columns {@code id}, {@code resolved_at}, {@code resolved_by} and {@code note}
 * @param noun what a row is, for people
 * @param live what is pushed when a row changes
 */
public record ResolvableTable<T extends Resolvable>(
        String name, String noun, RowMapper<T> rows, Function<T, LiveEvent> live) {

    Optional<T> find(Handle handle, UUID id) {
        return handle.createQuery("SELECT * FROM " + name + " WHERE id = :id")
                .bind("id", id)
                .map(rows)
                .findOne();
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
