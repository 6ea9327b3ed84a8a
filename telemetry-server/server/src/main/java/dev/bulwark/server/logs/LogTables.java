package dev.bulwark.server.logs;

import dev.bulwark.model.ingest.LogEvent;
import dev.bulwark.server.ingest.EventTable;
import dev.bulwark.server.store.JsonColumns;

/** Where log records are kept. */
public final class LogTables {
    private LogTables() {}

    /** One row for each record, or for each run of like ones. */
    public static EventTable<LogEvent> logs(JsonColumns json) {
        return EventTable.of(LogEvent.class, "app_logs", json)
                .column("log_level", LogEvent::level)
                .column("source", LogEvent::source)
                .column("module", LogEvent::module)
                .column("message", LogEvent::message)
                .column("action", LogEvent::action)
                .column("resource", LogEvent::resource)
                .column("status", LogEvent::status)
                .column("latency_ms", LogEvent::latencyMs)
                .column("extra", LogEvent::extra)
                .column("occurrences", LogEvent::repeat);
    }
}
