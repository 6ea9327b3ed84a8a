package dev.bulwark.server.activity;

import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.live.LiveKind;
import dev.bulwark.server.ingest.EventSink;
import dev.bulwark.server.ingest.Source;
import dev.bulwark.server.live.LiveEvent;
import dev.bulwark.server.store.JsonColumns;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Keeps what users did. Thread-safe. */
public final class ActivityStore implements EventSink<ActivityEvent> {
    private static final String INSERT = """
            INSERT INTO user_activity_log (id, created_at, received_at, app, instance, tenant, user_id, endpoint,
                activity_type, activity_name, entity_type, entity_id, metadata, ip_address, user_agent, trace_id,
                request_id)
            VALUES (:id, :createdAt, :receivedAt, :app, :instance, :tenant, :user, :endpoint,
                :type, :name, :entityType, :entityId, :metadata, :address, :agent, :traceId, :requestId)""";

    private final Jdbi jdbi;
    private final JsonColumns json;

    public ActivityStore(Jdbi jdbi, JsonColumns json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** What is pushed of an activity; the rest is asked for. */
    record Notice(
            UUID id,
            Instant createdAt,
            String app,
            @Nullable String tenant,
            @Nullable String user,
            String activityType,
            String activityName) {}

    @Override
    public Class<ActivityEvent> accepts() {
        return ActivityEvent.class;
    }

    @Override
    public List<LiveEvent> store(Handle handle, Source source, List<ActivityEvent> events) {
        PreparedBatch batch = handle.prepareBatch(INSERT);
        events.forEach(event -> add(batch, source, event));
        batch.execute();
        return events.stream()
                .map(event -> new LiveEvent(LiveKind.ACTIVITY, notice(source, event)))
                .toList();
    }

    /** How many happened since a moment. */
    public long countSince(Instant from) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT COUNT(*) FROM user_activity_log WHERE created_at >= :from")
                        .bind("from", from)
                        .mapTo(Long.class)
                        .one());
    }

    private void add(PreparedBatch batch, Source source, ActivityEvent event) {
        source.bind(batch, event.header())
                .bind("type", event.activityType())
                .bind("name", event.activityName())
                .bind("entityType", event.entityType())
                .bind("entityId", event.entityId())
                .bind("metadata", json.write(event.metadata()))
                .bind("address", event.ipAddress())
                .bind("agent", event.userAgent())
                .add();
    }

    private static Notice notice(Source source, ActivityEvent event) {
        EventHeader header = event.header();
        return new Notice(
                header.id(),
                header.at(),
                source.app(),
                header.tenant(),
                header.user(),
                event.activityType(),
                event.activityName());
    }
}
