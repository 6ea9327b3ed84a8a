package dev.bulwark.server.failures;

import dev.bulwark.model.Severity;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.FailedOperationEvent;
import dev.bulwark.model.live.LiveKind;
import dev.bulwark.server.ingest.EventSink;
import dev.bulwark.server.ingest.Source;
import dev.bulwark.server.live.LiveEvent;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.WireName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Keeps failed operations. Thread-safe. */
public final class FailureStore implements EventSink<FailedOperationEvent> {
    private static final String INSERT = """
            INSERT INTO failed_operations (id, created_at, received_at, app, instance, tenant, user_id, endpoint,
                operation_type, operation_name, error_message, error_stack, context, severity, trace_id, request_id)
            VALUES (:id, :createdAt, :receivedAt, :app, :instance, :tenant, :user, :endpoint,
                :type, :name, :message, :stack, :context, :severity, :traceId, :requestId)""";

    private final Jdbi jdbi;
    private final JsonColumns json;

    public FailureStore(Jdbi jdbi, JsonColumns json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** What is pushed of a failure; the rest is asked for. */
    record Notice(
            UUID id,
            Instant createdAt,
            String app,
            @Nullable String tenant,
            @Nullable String user,
            String operationType,
            String operationName,
            @Nullable String errorMessage,
            Severity severity) {}

    @Override
    public Class<FailedOperationEvent> accepts() {
        return FailedOperationEvent.class;
    }

    @Override
    public List<LiveEvent> store(Handle handle, Source source, List<FailedOperationEvent> events) {
        PreparedBatch batch = handle.prepareBatch(INSERT);
        events.forEach(event -> add(batch, source, event));
        batch.execute();
        return events.stream()
                .map(event -> new LiveEvent(LiveKind.FAILURE, notice(source, event)))
                .toList();
    }

    /** How many nobody settled. */
    public long unresolved() {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT COUNT(*) FROM failed_operations WHERE resolved_at IS NULL")
                        .mapTo(Long.class)
                        .one());
    }

    private void add(PreparedBatch batch, Source source, FailedOperationEvent event) {
        source.bind(batch, event.header())
                .bind("type", event.operationType())
                .bind("name", event.operationName())
                .bind("message", event.errorMessage())
                .bind("stack", event.errorStack())
                .bind("context", json.write(event.context()))
                .bind("severity", WireName.of(event.severity()))
                .add();
    }

    private static Notice notice(Source source, FailedOperationEvent event) {
        EventHeader header = event.header();
        return new Notice(
                header.id(),
                header.at(),
                source.app(),
                header.tenant(),
                header.user(),
                event.operationType(),
                event.operationName(),
                event.errorMessage(),
                event.severity());
    }
}
