package dev.bulwark.server.isolation;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bulwark.model.isolation.AccessCell;
import dev.bulwark.model.isolation.AccessMatrix;
import dev.bulwark.model.isolation.CrossTenantDeclaration;
import dev.bulwark.model.isolation.DangerousStatement;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.Row;
import dev.bulwark.server.store.TenantScope;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Sums up violations and declared work: by statement, by who reached for whom, by reason. Thread-safe. */
public final class IsolationInsights {
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final JsonColumns json;

    public IsolationInsights(Jdbi jdbi, JsonColumns json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /**
     * Statements that violated, the most dangerous first: by critical ones, then by open ones, then by number.
     *
     * @param scope who may not see all tenants is shown no values, which may be those of others
     */
    List<DangerousStatement> dangerousStatements(TenantScope scope, Conditions conditions, int limit) {
        String sql = """
                SELECT query_hash, MIN(query_text) AS query_text, COUNT(*) AS violations,
                    COUNT(CASE WHEN severity = 'critical' THEN 1 END) AS critical,
                    COUNT(CASE WHEN blocked THEN 1 END) AS stopped,
                    COUNT(CASE WHEN resolved_at IS NULL THEN 1 END) AS unresolved,
                    COUNT(DISTINCT tenant) AS tenants, COUNT(DISTINCT user_id) AS users,
                    COUNT(DISTINCT endpoint) AS endpoints,
                    MIN(created_at) AS first_at, MAX(created_at) AS last_at
                FROM data_isolation_violations""" + conditions.and("query_hash IS NOT NULL").where()
                + " GROUP BY query_hash ORDER BY critical DESC, unresolved DESC, violations DESC, query_hash LIMIT :limit";
        return jdbi.withHandle(handle -> conditions
                .bindTo(handle.createQuery(sql))
                .bind("limit", limit)
                .map((rs, context) -> {
                    Row row = new Row(rs);
                    String text = row.optionalText("query_text");
                    return new DangerousStatement(
                            row.text("query_hash"),
                            scope.isAll() ? text : StatementShape.of(text),
                            row.number("violations"),
                            row.number("critical"),
                            row.number("stopped"),
                            row.number("unresolved"),
                            row.number("tenants"),
                            row.number("users"),
                            row.number("endpoints"),
                            row.time("first_at"),
                            row.time("last_at"));
                })
                .list());
    }

    /** Who reached for whose rows. */
    AccessMatrix accessMatrix(AccessSubject by, Conditions conditions, int limit) {
        String sql = "SELECT " + by.column() + " AS subject, tenant, accessed_tenants, COUNT(*) AS violations,"
                + " COUNT(CASE WHEN blocked THEN 1 END) AS stopped FROM data_isolation_violations"
                + conditions.where() + " GROUP BY " + by.column() + ", tenant, accessed_tenants";
        Map<Reach, AccessCell> cells = new LinkedHashMap<>();
        jdbi.useHandle(handle -> conditions
                .bindTo(handle.createQuery(sql))
                .map((rs, context) -> cellsOf(new Row(rs)))
                .forEach(some -> some.forEach(cell -> cells.merge(Reach.of(cell), cell, IsolationInsights::sum))));
        List<AccessCell> ranked = cells.values().stream()
                .sorted(Comparator.comparingLong(AccessCell::violations)
                        .reversed()
                        .thenComparing(AccessCell::tenant))
                .toList();
        return new AccessMatrix(
                by.wireName(), ranked.subList(0, Math.min(limit, ranked.size())), ranked.size() > limit);
    }

    /** Declared work across tenants by application, endpoint and reason, the newest first. */
    List<CrossTenantDeclaration> declarations(Conditions conditions, int limit) {
        String sql = """
                SELECT app, endpoint, reason, SUM(statements) AS statements,
                    MIN(created_at) AS first_at, MAX(created_at) AS last_at
                FROM cross_tenant_declarations""" + conditions.where()
                + " GROUP BY app, endpoint, reason ORDER BY last_at DESC, app, endpoint, reason LIMIT :limit";
        return jdbi.withHandle(handle -> conditions
                .bindTo(handle.createQuery(sql))
                .bind("limit", limit)
                .map((rs, context) -> {
                    Row row = new Row(rs);
                    return new CrossTenantDeclaration(
                            row.text("app"),
                            row.optionalText("endpoint"),
                            row.text("reason"),
                            row.number("statements"),
                            row.time("first_at"),
                            row.time("last_at"));
                })
                .list());
    }

    private Stream<AccessCell> cellsOf(Row row) throws SQLException {
        String subject = row.optionalText("subject");
        String home = row.optionalText("tenant");
        long violations = row.number("violations");
        long blocked = row.number("stopped");
        return json.read(row.text("accessed_tenants"), TEXTS).stream()
                .map(tenant -> new AccessCell(subject, home, tenant, violations, blocked));
    }

    private static AccessCell sum(AccessCell one, AccessCell other) {
        return new AccessCell(
                one.subject(),
                one.home(),
                one.tenant(),
                one.violations() + other.violations(),
                one.blocked() + other.blocked());
    }

    private record Reach(@Nullable String subject, @Nullable String home, String tenant) {
        static Reach of(AccessCell cell) {
            return new Reach(cell.subject(), cell.home(), cell.tenant());
        }
    }
}
