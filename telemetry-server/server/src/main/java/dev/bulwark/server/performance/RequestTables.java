package dev.bulwark.server.performance;

import dev.bulwark.model.ingest.RepeatedStatementEvent;
import dev.bulwark.model.ingest.RequestEvent;
import dev.bulwark.model.ingest.StatementSummaryEvent;
import dev.bulwark.server.ingest.EventTable;
import dev.bulwark.server.rollup.Series;
import dev.bulwark.server.store.JsonColumns;
import java.util.List;

/** Where single requests and what they did with statements are kept. */
public final class RequestTables {
    /** What is made of the minutes of statements. */
    public static final Series STATEMENTS = new Series(
            "statement_performance_summary",
            List.of("app", "endpoint", "tenant", "query_hash", "verdict"),
            List.of("executions", "errors", "would_block"),
            List.of("query_text"));

    private RequestTables() {}

    /** Slow, failed, sampled and suspicious ones. */
    public static EventTable<RequestEvent> requests(JsonColumns json) {
        return EventTable.of(RequestEvent.class, "request_log", json)
                .column("status", RequestEvent::status)
                .column("duration_micros", RequestEvent::durationMicros)
                .column("body_bytes", RequestEvent::bytes)
                .column("statements", RequestEvent::statements)
                .column("reason", RequestEvent::reason)
                .column("ip_address", RequestEvent::ipAddress)
                .column("user_agent", RequestEvent::userAgent);
    }

    /** Executions by minute, endpoint, tenant and statement. */
    public static EventTable<StatementSummaryEvent> statements(JsonColumns json) {
        return EventTable.of(StatementSummaryEvent.class, STATEMENTS.minutes(), json)
                .column("started_at", StatementSummaryEvent::minute)
                .column("executions", StatementSummaryEvent::count)
                .column("errors", StatementSummaryEvent::errors)
                .column("histogram", StatementSummaryEvent::histogram)
                .column("query_hash", StatementSummaryEvent::queryHash)
                .column("query_text", StatementSummaryEvent::queryText)
                .column("verdict", StatementSummaryEvent::verdict)
                .column("would_block", StatementSummaryEvent::wouldBlock);
    }

    /** Statements that one request repeated. */
    public static EventTable<RepeatedStatementEvent> repeated(JsonColumns json) {
        return EventTable.of(RepeatedStatementEvent.class, "repeated_statements", json)
                .column("query_text", RepeatedStatementEvent::queryText)
                .column("query_hash", RepeatedStatementEvent::queryHash)
                .column("executions", RepeatedStatementEvent::count)
                .column("duration_micros", RepeatedStatementEvent::durationMicros)
                .column("stack_trace", RepeatedStatementEvent::stackTrace);
    }
}
