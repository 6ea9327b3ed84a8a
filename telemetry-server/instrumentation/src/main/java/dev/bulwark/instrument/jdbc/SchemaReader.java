package dev.bulwark.instrument.jdbc;

import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.Judge;
import dev.bulwark.isolation.JudgeSettings;
import dev.bulwark.isolation.Names;
import dev.bulwark.isolation.Schema;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads from a database which tables hold tenants' rows: those with the tenant column, and the tenants' own table. A
 * view without the tenant column is left out, because nobody knows what it shows; the judge then trusts it with nothing.
 */
public final class SchemaReader {
    private static final Set<String> SYSTEM_SCHEMAS =
            Set.of("information_schema", "pg_catalog", "sys", "mysql", "performance_schema");
    private static final String ID_SUFFIX = "_id";

    private final JudgeSettings settings;
    private final Set<String> sharedTables;

    /**
     * Reads for judges with those settings; the dialect is the database's own.
     *
     * @param sharedTables tables declared to belong to no tenant
     */
    public SchemaReader(JudgeSettings settings, Set<String> sharedTables) {
        this.settings = settings;
        this.sharedTables = Set.copyOf(sharedTables);
    }

    /** A judge that knows only what is declared. */
    Judge judgeWithoutDatabase() {
        Schema.Builder schema = Schema.builder();
        sharedTables.forEach(schema::sharedTable);
        return new Judge(schema.build(), settings);
    }

    Judge judgeFor(Connection connection) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        Map<String, Table> tables = tables(database, connection.getCatalog());
        columns(database, connection.getCatalog(), tables);
        Schema.Builder schema = Schema.builder();
        for (List<Table> sameName : byName(tables.values()).values()) {
            if (sameName.size() == 1) {
                describe(sameName.get(0), database, schema);
            } else {
                describeAmbiguous(sameName, schema);
            }
        }
        sharedTables.forEach(schema::sharedTable);
        return new Judge(schema.build(), settings.withDialect(dialect(database)));
    }

    private static Dialect dialect(DatabaseMetaData database) throws SQLException {
        String product = database.getDatabaseProductName().toLowerCase(Locale.ROOT);
        if (product.contains("postgresql")) {
            return Dialect.POSTGRESQL;
        }
        return product.contains("mysql") || product.contains("mariadb") ? Dialect.MYSQL : Dialect.H2;
    }

    private static Map<String, Table> tables(DatabaseMetaData database, String catalog) throws SQLException {
        Map<String, Table> tables = new LinkedHashMap<>();
        try (ResultSet rows = database.getTables(catalog, null, "%", null)) {
            while (rows.next()) {
                String type = String.valueOf(rows.getString("TABLE_TYPE")).toUpperCase(Locale.ROOT);
                Table table = new Table(
                        rows.getString("TABLE_CAT"),
                        rows.getString("TABLE_SCHEM"),
                        rows.getString("TABLE_NAME"),
                        type.contains("VIEW"),
                        new ArrayList<>());
                if (!table.isOfTheSystem() && (type.contains("TABLE") || type.contains("VIEW"))) {
                    tables.put(table.key(), table);
                }
            }
        }
        return tables;
    }

    private static void columns(DatabaseMetaData database, String catalog, Map<String, Table> tables)
            throws SQLException {
        try (ResultSet rows = database.getColumns(catalog, null, "%", "%")) {
            while (rows.next()) {
                Table table = tables.get(key(rows.getString("TABLE_SCHEM"), rows.getString("TABLE_NAME")));
                if (table != null) {
                    table.columns.add(rows.getString("COLUMN_NAME"));
                }
            }
        }
    }

    private static Map<String, List<Table>> byName(Collection<Table> tables) {
        return tables.stream()
                .collect(Collectors.groupingBy(
                        table -> Names.table(table.name), LinkedHashMap::new, Collectors.toList()));
    }

    /** One name in several schemas: statements do not always tell which they mean, so only what holds for all is told. */
    private void describeAmbiguous(List<Table> sameName, Schema.Builder schema) {
        Table first = sameName.get(0);
        if (sameName.stream().anyMatch(this::hasTenantColumn)) {
            schema.tenantTable(first.name, settings.tenantColumn());
        } else if (sameName.stream().anyMatch(this::isTenantsOwnTable)) {
            schema.tenantTable(first.name, "id");
        } else {
            schema.columns(first.name, first.columns);
        }
    }

    private boolean hasTenantColumn(Table table) {
        return table.columns.stream().anyMatch(column -> column.equalsIgnoreCase(settings.tenantColumn()));
    }

    private void describe(Table table, DatabaseMetaData database, Schema.Builder schema) throws SQLException {
        String tenantColumn = settings.tenantColumn();
        boolean hasTenantColumn = hasTenantColumn(table);
        if (table.view && !hasTenantColumn) {
            return;
        }
        schema.columns(table.name, table.columns);
        if (hasTenantColumn) {
            schema.tenantTable(table.name, tenantColumn);
        } else if (isTenantsOwnTable(table)) {
            schema.tenantTable(table.name, "id");
        }
        List<String> key = primaryKey(database, table);
        if (!key.isEmpty()) {
            schema.primaryKey(table.name, key);
        }
    }

    /** By its name: a column organization_id refers to organization or organizations. */
    private boolean isTenantsOwnTable(Table table) {
        String column = settings.tenantColumn().toLowerCase(Locale.ROOT);
        if (!column.endsWith(ID_SUFFIX)) {
            return false;
        }
        String stem = column.substring(0, column.length() - ID_SUFFIX.length());
        String name = Names.table(table.name);
        return (name.equals(stem) || name.equals(stem + "s"))
                && table.columns.stream().anyMatch("id"::equalsIgnoreCase);
    }

    private static List<String> primaryKey(DatabaseMetaData database, Table table) throws SQLException {
        if (table.view) {
            return List.of();
        }
        Map<Short, String> byPlace = new TreeMap<>();
        try (ResultSet rows = database.getPrimaryKeys(table.catalog, table.schema, table.name)) {
            while (rows.next()) {
                byPlace.put(rows.getShort("KEY_SEQ"), rows.getString("COLUMN_NAME"));
            }
        }
        return List.copyOf(byPlace.values());
    }

    private static String key(String schema, String table) {
        return schema + "." + table;
    }

    private record Table(String catalog, String schema, String name, boolean view, List<String> columns) {
        String key() {
            return SchemaReader.key(schema, name);
        }

        boolean isOfTheSystem() {
            return schema != null && SYSTEM_SCHEMAS.contains(schema.toLowerCase(Locale.ROOT));
        }
    }
}
