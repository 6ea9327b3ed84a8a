package dev.bulwark.server.investigation;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bulwark.model.Tally;
import dev.bulwark.model.isolation.BlastRadius;
import dev.bulwark.model.isolation.BlastRadius.OtherStatement;
import dev.bulwark.model.isolation.BlastRadius.Responses;
import dev.bulwark.model.isolation.BlastRadius.Share;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.Row;
import dev.bulwark.server.store.TenantScope;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Works out how far a violation reached, from all that was reported of its defect. Thread-safe. */
public final class BlastRadii {
    private static final String FROM = " FROM data_isolation_violations";
    private static final String TOTALS = """
            SELECT COUNT(*) AS violations, COUNT(CASE WHEN blocked THEN 1 END) AS stopped,
                MIN(created_at) AS first_at, MAX(created_at) AS last_at""" + FROM;
    private static final String STATEMENTS = """
            SELECT query_hash, MIN(query_text) AS query_text, COUNT(*) AS violations,
                MIN(CASE WHEN details LIKE '%"tables"%' THEN details END) AS details,
                MIN(created_at) AS first_at, MAX(created_at) AS last_at""" + FROM;
    private static final String EXECUTIONS = "SELECT SUM(executions) FROM statement_performance_summary";

    /** Rows are counted by findings of their own, which say so. */
    private static final String OF_ROWS = "details LIKE '%\"found\"%'";

    private static final int MOST_NAMES = 50;
    private static final int MOST_STATEMENTS = 50;
    private static final int MOST_COMPARED = 500;
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final JsonColumns json;

    public BlastRadii(Jdbi jdbi, JsonColumns json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    private record Totals(long violations, long blocked, Instant firstAt, Instant lastAt) {}

    BlastRadius of(Violation violation) {
        Defect defect = new Defect(violation);
        return jdbi.inTransaction(handle -> {
            Totals totals = totals(handle, defect);
            return new BlastRadius(
                    violation.id(),
                    violation.violationType(),
                    violation.app(),
                    violation.queryHash(),
                    defect.tables(),
                    defect.isUnbounded() && totals.violations() > totals.blocked(),
                    totals.violations(),
                    totals.blocked(),
                    executions(handle, violation),
                    rows(handle, defect),
                    tenants(handle, defect),
                    share(handle, defect, "tenant"),
                    share(handle, defect, "user_id"),
                    share(handle, defect, "endpoint"),
                    responses(handle, defect),
                    totals.firstAt(),
                    totals.lastAt(),
                    otherStatements(handle, defect));
        });
    }

    private static Totals totals(Handle handle, Defect defect) {
        return query(handle, TOTALS, defect.conditions(), "")
                .map((rs, context) -> {
                    Row row = new Row(rs);
                    return new Totals(
                            row.number("violations"), row.number("stopped"), row.time("first_at"), row.time("last_at"));
                })
                .one();
    }

    private static @Nullable Long executions(Handle handle, Violation violation) {
        if (violation.queryHash() == null) {
            return null;
        }
        Conditions unsafe = new Conditions(TenantScope.ALL)
                .and("app = :app", "app", violation.app())
                .and("query_hash = :hash", "hash", violation.queryHash())
                .and("verdict NOT IN ('confined', 'no_tenant_data')");
        return query(handle, EXECUTIONS, unsafe, "").mapTo(Long.class).findOne().orElse(null);
    }

    private @Nullable Long rows(Handle handle, Defect defect) {
        Conditions counted = defect.conditions().and(OF_ROWS).and("NOT blocked");
        LongSummaryStatistics found = query(handle, "SELECT details" + FROM, counted, "").mapTo(String.class).stream()
                .mapToLong(details -> Details.times(json.readObject(details)))
                .summaryStatistics();
        return found.getCount() == 0 ? null : found.getSum();
    }

    private Share tenants(Handle handle, Defect defect) {
        Map<String, Long> counts = new HashMap<>();
        query(
                        handle,
                        "SELECT accessed_tenants, COUNT(*) AS violations" + FROM,
                        defect.conditions(),
                        " GROUP BY accessed_tenants")
                .map((rs, context) -> {
                    Row row = new Row(rs);
                    return Map.entry(json.read(row.text("accessed_tenants"), TEXTS), row.number("violations"));
                })
                .forEach(some -> some.getKey().forEach(tenant -> counts.merge(tenant, some.getValue(), Long::sum)));
        List<Tally> most = counts.entrySet().stream()
                .map(tenant -> new Tally(tenant.getKey(), tenant.getValue()))
                .sorted(Comparator.comparingLong(Tally::count).reversed().thenComparing(Tally::name))
                .limit(MOST_NAMES)
                .toList();
        return new Share(counts.size(), most);
    }

    private static Share share(Handle handle, Defect defect, String column) {
        Conditions known = defect.conditions().and(column + " IS NOT NULL");
        long count = query(handle, "SELECT COUNT(DISTINCT " + column + ")" + FROM, known, "")
                .mapTo(Long.class)
                .one();
        List<Tally> most = query(
                        handle,
                        "SELECT " + column + " AS name, COUNT(*) AS violations" + FROM,
                        known,
                        " GROUP BY " + column + " ORDER BY violations DESC, name LIMIT " + MOST_NAMES)
                .map((rs, context) -> {
                    Row row = new Row(rs);
                    return new Tally(row.text("name"), row.number("violations"));
                })
                .list();
        return new Share(count, most);
    }

    /** A request goes on after a violation that was not blocked; its response may be stopped for itself. */
    private static Responses responses(Handle handle, Defect defect) {
        Conditions wentOn = defect.conditions().and("NOT blocked").and("request_id IS NOT NULL");
        long requests = query(handle, "SELECT COUNT(DISTINCT request_id)" + FROM, wentOn, "")
                .mapTo(Long.class)
                .one();
        String stoppedResponses = "SELECT COUNT(DISTINCT request_id)" + FROM
                + " WHERE violation_type = 'response_contamination' AND blocked AND app = :app AND request_id IN (SELECT"
                + " request_id" + FROM;
        long saved =
                query(handle, stoppedResponses, wentOn, ")").mapTo(Long.class).one();
        long stopped = query(
                        handle,
                        "SELECT COUNT(*)" + FROM,
                        defect.conditions().and("blocked").and("violation_type = 'response_contamination'"),
                        "")
                .mapTo(Long.class)
                .one();
        return new Responses(requests - saved, saved + stopped);
    }

    private List<OtherStatement> otherStatements(Handle handle, Defect defect) {
        if (defect.violation().queryHash() == null) {
            return List.of();
        }
        return query(
                        handle,
                        STATEMENTS,
                        defect.elsewhere(),
                        " GROUP BY query_hash ORDER BY violations DESC, query_hash LIMIT " + MOST_COMPARED)
                .map((rs, context) -> likeness(new Row(rs)))
                .list()
                .stream()
                .filter(other -> defect.isLike(other.details()))
                .map(Likeness::statement)
                .limit(MOST_STATEMENTS)
                .toList();
    }

    private Likeness likeness(Row row) throws SQLException {
        String text = row.optionalText("details");
        Map<String, Object> details = text == null ? Map.of() : json.readObject(text);
        OtherStatement statement = new OtherStatement(
                row.text("query_hash"),
                row.optionalText("query_text"),
                Details.texts(details, "tables"),
                row.number("violations"),
                row.time("first_at"),
                row.time("last_at"));
        return new Likeness(statement, details);
    }

    /** A statement with the details of one of its violations. */
    private record Likeness(OtherStatement statement, Map<String, Object> details) {}

    private static Query query(Handle handle, String select, Conditions conditions, String rest) {
        return conditions.bindTo(handle.createQuery(select + conditions.where() + rest));
    }
}
