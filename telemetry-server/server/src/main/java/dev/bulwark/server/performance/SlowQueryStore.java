package dev.bulwark.server.performance;

import dev.bulwark.model.ingest.SlowQueryEvent;
import dev.bulwark.server.ingest.EventSink;
import dev.bulwark.server.ingest.Source;
import dev.bulwark.server.live.LiveEvent;
import dev.bulwark.server.store.JsonColumns;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Keeps slow executions of statements. Thread-safe. */
public final class SlowQueryStore implements EventSink<SlowQueryEvent> {
    private static final String INSERT = """
            INSERT INTO query_performance_log (id, created_at, received_at, app, instance, tenant, user_id, endpoint,
                query_text, query_hash, duration_micros, parameters, stack_trace, affected_rows, trace_id, request_id)
            VALUES (:id, :createdAt, :receivedAt, :app, :instance, :tenant, :user, :endpoint,
                :text, :hash, :micros, :parameters, :stack, :rows, :traceId, :requestId)""";

    private final Jdbi jdbi;
    private final JsonColumns json;

    public SlowQueryStore(Jdbi jdbi, JsonColumns json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    @Override
    public Class<SlowQueryEvent> accepts() {
        return SlowQueryEvent.class;
    }

    @Override
    public List<LiveEvent> store(Handle handle, Source source, List<SlowQueryEvent> events) {
        PreparedBatch batch = handle.prepareBatch(INSERT);
        events.forEach(event -> add(batch, source, event));
        batch.execute();
        return List.of();
    }

    /** How many executions were slow since a moment. */
    public long countSince(Instant from) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT COUNT(*) FROM query_performance_log WHERE created_at >= :from")
                        .bind("from", from)
                        .mapTo(Long.class)
                        .one());
    }

    private void add(PreparedBatch batch, Source source, SlowQueryEvent event) {
        source.bind(batch, event.header())
                .bind("text", event.queryText())
                .bind("hash", event.queryHash())
                .bind("micros", event.durationMicros())
                .bind("parameters", json.write(event.parameters()))
                .bind("stack", event.stackTrace())
                .bind("rows", event.rows())
                .add();
    }
}
