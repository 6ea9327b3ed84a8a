package dev.bulwark.server.failures;

import dev.bulwark.model.Severity;
import dev.bulwark.model.failures.FailedOperation;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.FailedOperationEvent;
import dev.bulwark.model.live.LiveKind;
import dev.bulwark.server.ingest.EventSink;
import dev.bulwark.server.ingest.EventTable;
import dev.bulwark.server.ingest.Received;
import dev.bulwark.server.ingest.Source;
import dev.bulwark.server.live.LiveEvent;
import dev.bulwark.server.resolution.ResolvableTable;
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

/** Keeps failed operations. Thread-safe. */
public final class FailureStore implements EventSink<FailedOperationEvent> {
    private static final String TABLE = "failed_operations";
    private static final Duration DAY = Duration.ofHours(24);
    private static final int MOST_NAMED = 10;

    private final Jdbi jdbi;
    private final FailureRow rows;
    private final EventList<FailedOperation> list;
    private final EventTable<FailedOperationEvent> table;

    public FailureStore(Jdbi jdbi, JsonColumns json) {
        this.jdbi = jdbi;
        this.rows = new FailureRow(json);
        this.list = new EventList<>(
                jdbi, TABLE, rows, FailureStore::textOf, failure -> new Position(failure.createdAt(), failure.id()));
        this.table = EventTable.of(FailedOperationEvent.class, TABLE, json)
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
            Severity severity,
            boolean resolved) {}

    @Override
    public Class<FailedOperationEvent> accepts() {
        return FailedOperationEvent.class;
    }

    @Override
    public List<LiveEvent> store(Handle handle, List<Received<FailedOperationEvent>> events) {
        table.store(handle, events);
        return events.stream()
                .map(one -> new LiveEvent(
                        LiveKind.FAILURE, one.event().header().tenant(), notice(one.source(), one.event())))
                .toList();
    }

    /** All of them. */
    public EventList<FailedOperation> list() {
        return list;
    }

    /** The same, to be settled. */
    public ResolvableTable<FailedOperation> resolvable() {
        return new ResolvableTable<>(
                TABLE, "failed operation", rows, FailureStore::changed, (failure, scope) -> failure);
    }

    /** How many nobody had settled. */
    public long unresolved(Moment moment) {
        Conditions open = moment.open();
        return jdbi.withHandle(
                handle -> open.bindTo(handle.createQuery("SELECT COUNT(*) FROM failed_operations" + open.where()))
                        .mapTo(Long.class)
                        .one());
    }

    /** What failed in the day before a moment. */
    public FailureDigest digest(Instant to) {
        Instant from = to.minus(DAY);
        Conditions since = new Conditions(TenantScope.ALL).and("created_at >= :from", "from", from);
        return jdbi.inTransaction(handle -> new FailureDigest(
                from,
                to,
                since.bindTo(handle.createQuery("SELECT COUNT(*) FROM failed_operations" + since.where()))
                        .mapTo(Long.class)
                        .one(),
                unresolved(Moment.present(TenantScope.ALL, to)),
                Tallies.of(handle, TABLE, "severity", since, MOST_NAMED),
                Tallies.of(handle, TABLE, "COALESCE(tenant, '(no tenant)')", since, MOST_NAMED),
                Tallies.of(handle, TABLE, "operation_type || ': ' || operation_name", since, MOST_NAMED)));
    }

    private static LiveEvent changed(FailedOperation failure) {
        return new LiveEvent(
                LiveKind.FAILURE,
                failure.tenant(),
                new Notice(
                        failure.id(),
                        failure.createdAt(),
                        failure.app(),
                        failure.tenant(),
                        failure.user(),
                        failure.operationType(),
                        failure.operationName(),
                        failure.errorMessage(),
                        failure.severity(),
                        failure.resolved()));
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
                event.severity(),
                false);
    }

    private static long textOf(FailedOperation failure) {
        String stack = failure.errorStack();
        return (stack == null ? 0 : stack.length())
                + failure.context().toString().length();
    }
}
