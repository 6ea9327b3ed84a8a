package dev.bulwark.instrument.jdbc;

import dev.bulwark.isolation.Judge;
import dev.bulwark.isolation.Names;
import dev.bulwark.isolation.Schema;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the columns of a result set that hold tenants, by label or name. A column's table is asked for only where the name
 * does not settle it, because some drivers ask the database for it. Thread-safe.
 */
final class TenantColumnFinder {
    private final String usualColumn;
    private volatile @Nullable Known known;

    /**
     * What a schema says of columns' names.
     *
     * @param exempt tables with a column of the usual name that is not their tenant column
     * @param tablesOf by column of another name the tables of which it is the tenant column
     */
    private record Known(Judge judge, Set<String> exempt, Map<String, Set<String>> tablesOf) {}

    /**
     * A finder.
     *
     * @param usualColumn the tenant column of tables that the schema does not name otherwise
     */
    TenantColumnFinder(String usualColumn) {
        this.usualColumn = bare(usualColumn);
    }

    TenantColumns find(@Nullable ResultSetMetaData found, String sql, Judge judge) throws SQLException {
        List<TenantColumn> columns = new ArrayList<>(0);
        if (found != null) {
            Known schema = knownOf(judge);
            for (int position = 1; position <= found.getColumnCount(); position++) {
                if (isTenant(position, found, sql, schema) && TenantColumn.mayHoldTenants(position, found)) {
                    columns.add(TenantColumn.at(position, found));
                }
            }
        }
        return new TenantColumns(judge, columns);
    }

    private boolean isTenant(int position, ResultSetMetaData found, String sql, Known schema) throws SQLException {
        String label = bare(found.getColumnLabel(position));
        String name = bare(found.getColumnName(position));
        if (label.equals(usualColumn) || name.equals(usualColumn)) {
            return !isAnyNamed(schema.exempt, sql) || !schema.exempt.contains(table(position, found));
        }
        return isOfTable(schema.tablesOf.get(label), position, found, sql)
                || isOfTable(schema.tablesOf.get(name), position, found, sql);
    }

    private static boolean isOfTable(@Nullable Set<String> tables, int position, ResultSetMetaData found, String sql)
            throws SQLException {
        return tables != null && isAnyNamed(tables, sql) && tables.contains(table(position, found));
    }

    private static boolean isAnyNamed(Set<String> tables, String sql) {
        if (tables.isEmpty()) {
            return false;
        }
        String lower = sql.toLowerCase(Locale.ROOT);
        return tables.stream().anyMatch(lower::contains);
    }

    private static String table(int position, ResultSetMetaData found) throws SQLException {
        String table = found.getTableName(position);
        return table == null ? "" : Names.table(table);
    }

    private Known knownOf(Judge judge) {
        Known last = known;
        if (last == null || last.judge != judge) {
            last = read(judge);
            known = last;
        }
        return last;
    }

    private Known read(Judge judge) {
        Schema schema = judge.schema();
        Set<String> named = new HashSet<>(schema.sharedTables());
        named.addAll(schema.tenantTables().keySet());
        named.addAll(schema.columns().keySet());
        Set<String> exempt = named.stream()
                .filter(table -> mayHaveUsual(schema.columns().get(table)))
                .filter(table -> !usualColumn.equals(columnOf(schema, table)))
                .collect(Collectors.toSet());
        Map<String, Set<String>> tablesOf = new HashMap<>();
        schema.tenantTables()
                .forEach((table, column) -> tablesOf.computeIfAbsent(bare(column), key -> new HashSet<>())
                        .add(table));
        return new Known(judge, exempt, tablesOf);
    }

    private boolean mayHaveUsual(@Nullable List<String> columns) {
        return columns == null
                || columns.stream().anyMatch(column -> bare(column).equals(usualColumn));
    }

    private String columnOf(Schema schema, String table) {
        String column = schema.tenantColumn(table, Names.fold(usualColumn));
        return column == null ? "" : bare(column);
    }

    /** Drivers write labels without quotes; two columns that differ in case only are taken for one. */
    private static String bare(@Nullable String name) {
        return name == null ? "" : Names.table(name);
    }
}
