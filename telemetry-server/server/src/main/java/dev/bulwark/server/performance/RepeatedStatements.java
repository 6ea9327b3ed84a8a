package dev.bulwark.server.performance;

import dev.bulwark.model.performance.RepeatedStatement;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.Row;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Reads which statements requests repeat, by statement and endpoint. Thread-safe. */
public final class RepeatedStatements {
    private static final String GROUPED = """
            SELECT query_hash, query_text, app, endpoint, stack_trace, trace_id, executions, requests, all_executions,
                total_micros, first_at, last_at FROM (
                SELECT query_hash, query_text, app, endpoint, stack_trace, trace_id, executions,
                    ROW_NUMBER() OVER (PARTITION BY app, endpoint, query_hash ORDER BY executions DESC, id) AS place,
                    COUNT(*) OVER (PARTITION BY app, endpoint, query_hash) AS requests,
                    SUM(executions) OVER (PARTITION BY app, endpoint, query_hash) AS all_executions,
                    SUM(duration_micros) OVER (PARTITION BY app, endpoint, query_hash) AS total_micros,
                    MIN(created_at) OVER (PARTITION BY app, endpoint, query_hash) AS first_at,
                    MAX(created_at) OVER (PARTITION BY app, endpoint, query_hash) AS last_at
                FROM repeated_statements""";
    private static final String WORST = """
            ) ranked WHERE place = 1
            ORDER BY total_micros DESC, query_hash, app, endpoint LIMIT :limit""";

    private final Jdbi jdbi;

    public RepeatedStatements(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Those that took the most time in all first. */
    List<RepeatedStatement> statements(Conditions conditions, int limit) {
        return jdbi.withHandle(handle -> conditions
                .bindTo(handle.createQuery(GROUPED + conditions.where() + WORST))
                .bind("limit", limit)
                .map((rs, context) -> statement(new Row(rs)))
                .list());
    }

    private static RepeatedStatement statement(Row row) throws SQLException {
        long requests = row.number("requests");
        return new RepeatedStatement(
                row.text("query_hash"),
                row.text("query_text"),
                row.text("app"),
                row.optionalText("endpoint"),
                requests,
                (double) row.number("all_executions") / requests,
                row.number("executions"),
                row.number("total_micros"),
                row.optionalText("stack_trace"),
                row.optionalText("trace_id"),
                row.time("first_at"),
                row.time("last_at"));
    }
}
