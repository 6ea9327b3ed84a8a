package dev.bulwark.server.activity;

import dev.bulwark.model.activity.Activity;
import dev.bulwark.model.activity.ActivityStats;
import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.live.LiveKind;
import dev.bulwark.server.ingest.EventSink;
import dev.bulwark.server.ingest.EventTable;
import dev.bulwark.server.ingest.Received;
import dev.bulwark.server.ingest.Source;
import dev.bulwark.server.live.LiveEvent;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.EventList;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.Moment;
import dev.bulwark.server.store.Position;
import dev.bulwark.server.store.Tallies;
import dev.bulwark.server.store.TenantScope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Keeps what users did. Thread-safe. */
public final class ActivityStore implements EventSink<ActivityEvent> {
    private static final String TABLE = "user_activity_log";
    private static final Duration RECENT = Duration.ofHours(24);
    private static final int TOP = 10;
    private static final int MOST_TYPES = 200;

    private final Jdbi jdbi;
    private final EventList<Activity> list;
    private final EventTable<ActivityEvent> table;

    public ActivityStore(Jdbi jdbi, JsonColumns json) {
        this.jdbi = jdbi;
        this.list = new EventList<>(
                jdbi,
                TABLE,
                new ActivityRow(json),
                activity -> activity.metadata().toString().length(),
                activity -> new Position(activity.createdAt(), activity.id()));
        this.table = EventTable.of(ActivityEvent.class, TABLE, json)
                .column("activity_type", ActivityEvent::activityType)
                .column("activity_name", ActivityEvent::activityName)
                .column("entity_type", ActivityEvent::entityType)
                .column("entity_id", ActivityEvent::entityId)
                .column("metadata", ActivityEvent::metadata)
                .column("ip_address", ActivityEvent::ipAddress)
                .column("user_agent", ActivityEvent::userAgent);
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
    public List<LiveEvent> store(Handle handle, List<Received<ActivityEvent>> events) {
        table.store(handle, events);
        return events.stream()
                .map(one -> new LiveEvent(
                        LiveKind.ACTIVITY, one.event().header().tenant(), notice(one.source(), one.event())))
                .toList();
    }

    /** All of them. */
    public EventList<Activity> list() {
        return list;
    }

    ActivityStats stats(TenantScope scope, Instant now) {
        Conditions recent = Moment.present(scope, now).within(RECENT);
        return jdbi.inTransaction(handle -> new ActivityStats(
                count(handle, "*", recent),
                count(handle, "DISTINCT user_id", recent),
                Tallies.of(handle, TABLE, "activity_type", recent, MOST_TYPES),
                Tallies.of(handle, TABLE, "activity_name", recent, TOP)));
    }

    /** How many had happened within so long. */
    public long countWithin(Duration window, Moment moment) {
        return jdbi.withHandle(handle -> count(handle, "*", moment.within(window)));
    }

    private static long count(Handle handle, String what, Conditions conditions) {
        return conditions
                .bindTo(handle.createQuery("SELECT COUNT(" + what + ") FROM " + TABLE + conditions.where()))
                .mapTo(Long.class)
                .one();
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
