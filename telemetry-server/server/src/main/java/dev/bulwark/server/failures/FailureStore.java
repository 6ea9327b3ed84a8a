package dev.bulwark.server.failures;

import dev.bulwark.model.Severity;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.FailedOperationEvent;
import dev.bulwark.model.live.LiveKind;
import dev.bulwark.server.ingest.EventSink;
import dev.bulwark.server.ingest.EventTable;
import dev.bulwark.server.ingest.Source;
import dev.bulwark.server.live.LiveEvent;
import dev.bulwark.server.store.JsonColumns;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Keeps failed operations. Thread-safe. */
public final class FailureStore implements EventSink<FailedOperationEvent> {
    private final Jdbi jdbi;
    private final EventTable<FailedOperationEvent> table;

    public FailureStore(Jdbi jdbi, JsonColumns json) {
        this.jdbi = jdbi;
        this.table = EventTable.of(FailedOperationEvent.class, "failed_operations", json)
                .column("operation_type", FailedOperationEvent::operationType)
                .column("operation_name", FailedOperationEvent::operationName)
                .column("error_message", FailedOperationEvent::errorMessage)
                .column("error_stack", FailedOperationEvent::errorStack)
                .column("context", FailedOperationEvent::context)
                .column("severity", FailedOperationEvent::severity);
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
        table.store(handle, source, events);
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
