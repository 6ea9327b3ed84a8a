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
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was pushed, kept for a while so that a subscriber can go on where it stopped. Events are stored in the same
 * transaction as the change they tell of. Thread-safe.
 */
public final class LiveOutbox {
    private static final Logger LOG = LoggerFactory.getLogger(LiveOutbox.class);

    /** More than are pushed in the moments that a store may lose. */
    private static final long GAP = 1_000_000;

    private static final long TRIMMED_AT_ONCE = 1_000;

    /** Numbers follow the time of storing, so that no index of times is needed. */
    private static final String TRIM = """
            DELETE FROM live_events WHERE position <= (
                SELECT MAX(position) FROM (
                    SELECT position, created_at FROM live_events ORDER BY position LIMIT :first) eldest
                WHERE created_at < :before)""";

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

    /**
     * Leaves out so many numbers that none is given twice, should the store have lost events that were pushed: who goes on
     * behind one of these misses nothing.
     */
    public void leaveGap(Handle handle) {
        handle.createUpdate("UPDATE live_position SET last_position = last_position + :gap WHERE id = 1")
                .bind("gap", GAP)
                .execute();
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
        Instant oldest = clock.instant().minus(keepFor);
        jdbi.useHandle(handle -> {
            long tooMany = handle.createQuery("SELECT COUNT(*) FROM live_events")
                            .mapTo(Long.class)
                            .one()
                    - keepAtMost;
            if (tooMany > 0) {
                trim(handle, tooMany, Instant.MAX);
            }
            while (trim(handle, TRIMMED_AT_ONCE, oldest) == TRIMMED_AT_ONCE) {
                LOG.debug("Forgetting more events that are too old to go on from");
            }
        });
    }

    /** Forgets those of the first events that were stored before a moment. */
    private static long trim(Handle handle, long first, Instant before) {
        return handle.createUpdate(TRIM)
                .bind("first", first)
                .bind("before", before)
                .execute();
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
