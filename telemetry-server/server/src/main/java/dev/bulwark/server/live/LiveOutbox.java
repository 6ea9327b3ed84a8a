package dev.bulwark.server.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulwark.model.json.Json;
import dev.bulwark.model.live.LiveKind;
import dev.bulwark.server.store.Row;
import dev.bulwark.server.store.WireName;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What was pushed, kept for a while so that a subscriber can go on where it stopped. Events are stored in the same
 * transaction as the change they tell of. Thread-safe.
 */
public final class LiveOutbox {
    private final Jdbi jdbi;
    private final Clock clock;
    private final ObjectMapper mapper = Json.strict();

    public LiveOutbox(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Stores events. To be called last in a transaction: from here to the commit no other change can number its events,
     * which makes the numbers follow the order of the commits.
     */
    public void append(Handle handle, List<LiveEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        handle.createUpdate("UPDATE live_position SET last_position = last_position + :count WHERE id = 1")
                .bind("count", events.size())
                .execute();
        long position = lastPosition(handle) - events.size();
        PreparedBatch batch = handle.prepareBatch("INSERT INTO live_events (position, created_at, kind, tenant, data)"
                + " VALUES (:position, :now, :kind, :tenant, :data)");
        for (LiveEvent event : events) {
            batch.bind("position", ++position)
                    .bind("now", clock.instant())
                    .bind("kind", WireName.of(event.kind()))
                    .bind("tenant", event.tenant())
                    .bind("data", json(event.data()))
                    .add();
        }
        batch.execute();
    }

    /** The number of the newest event; 0 before the first. */
    public long lastPosition() {
        return jdbi.withHandle(LiveOutbox::lastPosition);
    }

    private static long lastPosition(Handle handle) {
        return handle.createQuery("SELECT last_position FROM live_position WHERE id = 1")
                .mapTo(Long.class)
                .one();
    }

    /** Whether everything behind a position is still there, so that nothing is missed by going on from it. */
    boolean reachesBackTo(long position) {
        return jdbi.withHandle(handle -> {
            long oldest = handle.createQuery("SELECT MIN(position) FROM live_events")
                    .mapTo(Long.class)
                    .findOne()
                    .orElseGet(() -> lastPosition(handle) + 1);
            return position >= oldest - 1;
        });
    }

    /** At most so many events behind a position, in order. */
    public List<StoredLiveEvent> after(long position, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT position, kind, tenant, data FROM live_events
                        WHERE position > :position ORDER BY position LIMIT :limit""")
                .bind("position", position)
                .bind("limit", limit)
                .map((rs, context) -> {
                    Row row = new Row(rs);
                    return new StoredLiveEvent(
                            row.number("position"),
                            row.constant("kind", LiveKind.class),
                            row.optionalText("tenant"),
                            row.text("data"));
                })
                .list());
    }

    /** Forgets events beyond an age or a number, whichever comes first. */
    void trim(Duration keepFor, long keepAtMost) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("DELETE FROM live_events WHERE created_at < :oldest")
                    .bind("oldest", clock.instant().minus(keepFor))
                    .execute();
            handle.createUpdate("DELETE FROM live_events WHERE position <= :lowest")
                    .bind("lowest", lastPosition(handle) - keepAtMost)
                    .execute();
        });
    }

    /** Data as it is pushed: JSON on one line. */
    String json(Object data) {
        try {
            return mapper.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
