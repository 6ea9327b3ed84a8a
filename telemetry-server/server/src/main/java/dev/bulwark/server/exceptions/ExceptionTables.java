package dev.bulwark.server.exceptions;

import dev.bulwark.model.ingest.ExceptionEvent;
import dev.bulwark.server.ingest.EventTable;
import dev.bulwark.server.store.JsonColumns;

/** Where exceptions are kept. */
public final class ExceptionTables {
    private ExceptionTables() {}

    /** One row for each, or for each run of like ones. */
    public static EventTable<ExceptionEvent> exceptions(JsonColumns json) {
        return EventTable.of(ExceptionEvent.class, "app_exceptions", json)
                .column("exception_type", ExceptionEvent::exceptionType)
                .column("message", ExceptionEvent::message)
                .column("stack_trace", ExceptionEvent::stackTrace)
                .column("release_name", ExceptionEvent::release)
                .column("occurrences", ExceptionEvent::repeat);
    }
}
