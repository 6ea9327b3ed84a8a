package dev.bulwark.server.isolation;

import dev.bulwark.model.Page;
import dev.bulwark.model.ingest.ViolationEvent;
import dev.bulwark.model.isolation.CheckedStatement;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.model.live.LiveKind;
import dev.bulwark.server.ingest.EventSink;
import dev.bulwark.server.ingest.Source;
import dev.bulwark.server.live.LiveEvent;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.Pages;
import dev.bulwark.server.store.Position;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Keeps violations. Thread-safe. */
public final class ViolationStore implements EventSink<ViolationEvent> {
    private static final int MOST_SIBLINGS = 20;

    private final Jdbi jdbi;
    private final ViolationRow rows;

    public ViolationStore(Jdbi jdbi, JsonColumns json) {
        this.jdbi = jdbi;
        this.rows = new ViolationRow(json);
    }

    @Override
    public Class<ViolationEvent> accepts() {
        return ViolationEvent.class;
    }

    @Override
    public List<LiveEvent> store(Handle handle, Source source, List<ViolationEvent> events) {
        List<Violation> violations =
                events.stream().map(event -> ViolationRow.of(source, event)).toList();
        PreparedBatch batch = handle.prepareBatch(ViolationRow.INSERT);
        violations.forEach(violation -> rows.addTo(batch, source, violation));
        batch.execute();
        return violations.stream()
                .map(violation -> new LiveEvent(LiveKind.VIOLATION, violation))
                .toList();
    }

    /** A page of those behind a position, newest first. */
    Page<Violation> list(ViolationFilter filter, @Nullable Position after, int limit) {
        Conditions conditions = filter.conditions();
        if (after != null) {
            conditions.and(Position.BEHIND, "positionAt", after.at()).bindAlso("positionId", after.id());
        }
        String sql = "SELECT * FROM data_isolation_violations" + conditions.where()
                + " ORDER BY created_at DESC, id DESC LIMIT :limit";
        return jdbi.withHandle(handle -> Pages.read(
                conditions
                        .bindTo(handle.createQuery(sql))
                        .bind("limit", limit + 1)
                        .map(rows),
                limit,
                ViolationStore::textOf,
                last -> new Position(last.createdAt(), last.id())));
    }

    private static long textOf(Violation violation) {
        String statement = violation.queryText();
        return (statement == null ? 0 : statement.length())
                + violation.details().toString().length();
    }

    Optional<Violation> find(UUID id) {
        return jdbi.withHandle(handle -> find(handle, id));
    }

    Optional<Violation> find(Handle handle, UUID id) {
        return handle.createQuery("SELECT * FROM data_isolation_violations WHERE id = :id")
                .bind("id", id)
                .map(rows)
                .findOne();
    }

    /** Violations by the statement of that hash since then. */
    CheckedStatement.Siblings siblings(String hash, Instant since) {
        String which = " FROM data_isolation_violations WHERE query_hash = :hash AND created_at >= :since";
        return jdbi.withHandle(handle -> {
            long count = handle.createQuery("SELECT count(*)" + which)
                    .bind("hash", hash)
                    .bind("since", since)
                    .mapTo(Long.class)
                    .one();
            List<UUID> newest = handle.createQuery(
                            "SELECT id" + which + " ORDER BY created_at DESC, id DESC LIMIT " + MOST_SIBLINGS)
                    .bind("hash", hash)
                    .bind("since", since)
                    .mapTo(UUID.class)
                    .list();
            return new CheckedStatement.Siblings(count, newest);
        });
    }

    /** Settles an open one; nulls reopen it. */
    void settle(Handle handle, UUID id, @Nullable Instant at, @Nullable String by, @Nullable String note) {
        handle.createUpdate("""
                        UPDATE data_isolation_violations SET resolved_at = :at, resolved_by = :by, note = :note
                        WHERE id = :id""")
                .bind("at", at)
                .bind("by", by)
                .bind("note", note)
                .bind("id", id)
                .execute();
    }
}
