package dev.bulwark.server.performance;

import dev.bulwark.model.ingest.SlowQueryEvent;
import dev.bulwark.server.ingest.EventSink;
import dev.bulwark.server.ingest.EventTable;
import dev.bulwark.server.ingest.Received;
import dev.bulwark.server.live.LiveEvent;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.Moment;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Keeps slow executions of statements. Thread-safe. */
public final class SlowQueryStore implements EventSink<SlowQueryEvent> {
    private final Jdbi jdbi;
    private final EventTable<SlowQueryEvent> table;

    public SlowQueryStore(Jdbi jdbi, JsonColumns json) {
        this.jdbi = jdbi;
        this.table = EventTable.of(SlowQueryEvent.class, "query_performance_log", json)
                .column("query_text", SlowQueryEvent::queryText)
                .column("query_hash", SlowQueryEvent::queryHash)
                .column("duration_micros", SlowQueryEvent::durationMicros)
                .column("parameters", SlowQueryEvent::parameters)
                .column("stack_trace", SlowQueryEvent::stackTrace)
                .column("affected_rows", SlowQueryEvent::rows);
    }

    @Override
    public Class<SlowQueryEvent> accepts() {
        return SlowQueryEvent.class;
    }

    @Override
    public List<LiveEvent> store(Handle handle, List<Received<SlowQueryEvent>> events) {
        return table.store(handle, events);
    }

    /** How many executions had been slow within so long. */
    public long countWithin(Duration window, Moment moment) {
        Conditions recent = moment.within(window);
        return jdbi.withHandle(handle -> recent.bindTo(
                        handle.createQuery("SELECT COUNT(*) FROM query_performance_log" + recent.where()))
                .mapTo(Long.class)
                .one());
    }
}
