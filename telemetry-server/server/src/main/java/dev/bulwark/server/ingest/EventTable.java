package dev.bulwark.server.ingest;

import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.server.live.LiveEvent;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.WireName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * A table with a row for each event of a kind: the columns that every event fills, and the kind's own. Nothing of it is
 * pushed. Immutable.
 */
public final class EventTable<E extends TelemetryEvent> implements EventSink<E> {
    private static final String COMMON_COLUMNS =
            "id, created_at, received_at, app, instance, tenant, user_id, endpoint, trace_id, request_id";
    private static final String COMMON_VALUES =
            ":id, :createdAt, :receivedAt, :app, :instance, :tenant, :user, :endpoint, :traceId, :requestId";

    private final Class<E> type;
    private final String table;
    private final JsonColumns json;
    private final Map<String, Function<E, @Nullable Object>> columns;

    private EventTable(
            Class<E> type, String table, JsonColumns json, Map<String, Function<E, @Nullable Object>> columns) {
        this.type = type;
        this.table = table;
        this.json = json;
        this.columns = columns;
    }

    /** A table that has the common columns only. */
    public static <E extends TelemetryEvent> EventTable<E> of(Class<E> type, String table, JsonColumns json) {
        return new EventTable<>(type, table, json, Map.of());
    }

    /**
     * The same with one more column. Constants are kept by their names on the wire, lists and free objects as JSON.
     *
     * @param name as in SQL
     */
    public EventTable<E> column(String name, Function<E, @Nullable Object> value) {
        Map<String, Function<E, @Nullable Object>> more = new LinkedHashMap<>(columns);
        more.put(name, value);
        return new EventTable<>(type, table, json, more);
    }

    @Override
    public Class<E> accepts() {
        return type;
    }

    @Override
    public List<LiveEvent> store(Handle handle, List<Received<E>> events) {
        PreparedBatch batch = handle.prepareBatch(insert());
        for (Received<E> received : events) {
            E event = received.event();
            received.source().bind(batch, event.header());
            columns.forEach((name, value) -> batch.bind(name, stored(value.apply(event))));
            batch.add();
        }
        batch.execute();
        return List.of();
    }

    private String insert() {
        String names = columns.keySet().stream().map(name -> ", " + name).collect(Collectors.joining());
        String values = columns.keySet().stream().map(name -> ", :" + name).collect(Collectors.joining());
        return "INSERT INTO " + table + " (" + COMMON_COLUMNS + names + ") VALUES (" + COMMON_VALUES + values + ")";
    }

    private @Nullable Object stored(@Nullable Object value) {
        if (value instanceof Enum<?> constant) {
            return WireName.of(constant);
        }
        return value instanceof Map<?, ?> || value instanceof Collection<?> ? json.write(value) : value;
    }
}
