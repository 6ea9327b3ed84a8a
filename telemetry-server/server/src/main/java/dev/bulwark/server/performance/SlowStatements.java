package dev.bulwark.server.performance;

import dev.bulwark.model.Page;
import dev.bulwark.model.performance.Recommendation;
import dev.bulwark.model.performance.SlowExecution;
import dev.bulwark.model.performance.SlowStatement;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.EventList;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.Position;
import dev.bulwark.server.store.Row;
import dev.bulwark.server.store.TenantScope;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads slow executions, grouped by statement, with what would help. Thread-safe. */
public final class SlowStatements {
    private static final String TABLE = "query_performance_log";

    private final Jdbi jdbi;
    private final EventList<SlowExecution> executions;

    public SlowStatements(Jdbi jdbi, JsonColumns json) {
        this.jdbi = jdbi;
        this.executions = executions(jdbi, json);
    }

    /** All slow executions. */
    public static EventList<SlowExecution> executions(Jdbi jdbi, JsonColumns json) {
        return new EventList<>(
                jdbi,
                TABLE,
                new SlowExecutionRow(json),
                execution -> execution.queryText().length(),
                execution -> new Position(execution.createdAt(), execution.id()));
    }

    /**
     * Those that took the most time in all first.
     *
     * @param scope whose other findings the advice rests on
     */
    List<SlowStatement> statements(TenantScope scope, Conditions conditions, int limit) {
        String sql =
                """
                SELECT query_hash, MIN(query_text) AS query_text, COUNT(*) AS executions,
                    SUM(duration_micros) AS total_micros, MAX(duration_micros) AS worst_micros,
                    COUNT(DISTINCT tenant) AS tenants, COUNT(DISTINCT endpoint) AS endpoints,
                    MIN(created_at) AS first_at, MAX(created_at) AS last_at
                FROM query_performance_log""" + conditions.where() + " GROUP BY query_hash ORDER BY total_micros DESC, query_hash LIMIT :limit";
        return jdbi.inTransaction(handle -> {
            List<SlowStatement> found = conditions
                    .bindTo(handle.createQuery(sql))
                    .bind("limit", limit)
                    .map((rs, context) -> statement(new Row(rs)))
                    .list();
            List<String> hashes = found.stream().map(SlowStatement::queryHash).toList();
            Set<String> repeated = among(handle, "repeated_statements", new Conditions(scope), hashes);
            Set<String> unfiltered = among(
                    handle,
                    "data_isolation_violations",
                    new Conditions(scope).and("violation_type = 'missing_filter'"),
                    hashes);
            return found.stream()
                    .map(statement -> advised(statement, repeated, unfiltered))
                    .toList();
        });
    }

    Page<SlowExecution> executions(TenantScope scope, String hash, @Nullable Position after, int limit) {
        return executions.page(new Conditions(scope).and("query_hash = :hash", "hash", hash), after, limit);
    }

    private static Set<String> among(Handle handle, String table, Conditions conditions, List<String> hashes) {
        if (hashes.isEmpty()) {
            return Set.of();
        }
        String where = conditions.and("query_hash IN (<hashes>)").where();
        return new HashSet<>(conditions
                .bindTo(handle.createQuery("SELECT DISTINCT query_hash FROM " + table + where))
                .bindList("hashes", hashes)
                .mapTo(String.class)
                .list());
    }

    private static SlowStatement advised(SlowStatement statement, Set<String> repeated, Set<String> unfiltered) {
        Set<Recommendation> found = new TreeSet<>(Advice.of(statement.queryText()));
        if (repeated.contains(statement.queryHash())) {
            found.add(Recommendation.REPEATED);
        }
        if (unfiltered.contains(statement.queryHash())) {
            found.add(Recommendation.MISSING_FILTER);
        }
        return statement.advised(List.copyOf(found));
    }

    private static SlowStatement statement(Row row) throws SQLException {
        long executions = row.number("executions");
        return new SlowStatement(
                row.text("query_hash"),
                row.text("query_text"),
                executions,
                row.number("total_micros") / executions,
                row.number("worst_micros"),
                row.number("tenants"),
                row.number("endpoints"),
                row.time("first_at"),
                row.time("last_at"),
                List.of());
    }
}
