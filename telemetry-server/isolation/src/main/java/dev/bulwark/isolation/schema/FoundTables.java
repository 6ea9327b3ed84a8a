package dev.bulwark.isolation.schema;

import dev.bulwark.isolation.schema.FoundTable.Kind;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks a database for its tables: a handful of questions about all of them, none for each. Not thread-safe. */
final class FoundTables {
    private static final Set<String> SYSTEM_SCHEMAS =
            Set.of("information_schema", "pg_catalog", "sys", "mysql", "performance_schema");
    private static final int MOST_TABLES = 50_000;
    private static final int MOST_SECONDS = 30;
    /** Stands for what is no plain column, so that no such key is taken for one of plain columns. */
    private static final String NO_COLUMN = "(expression)";

    private final Connection connection;
    private final Map<String, FoundTable> tables = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();

    private FoundTables(Connection connection) {
        this.connection = connection;
    }

    /**
     * Everything that could be read; without keys or definitions where the database does not tell them.
     *
     * @param queries null when it is not known how to ask for them
     */
    static FoundTables of(Connection connection, @Nullable CatalogQueries queries) throws SQLException {
        FoundTables found = new FoundTables(connection);
        found.readTables();
        found.readColumns();
        if (queries == null) {
            found.remarks.add(
                    "keys, foreign keys and views are not read from this kind of database; what statements rely"
                            + " on has to be declared");
            return found;
        }
        found.read("keys", queries.keys(), found::addKey);
        found.read("foreign keys", queries.references(), found::addReference);
        found.read("views", queries.views(), found::addDefinition);
        return found;
    }

    Collection<FoundTable> all() {
        return tables.values();
    }

    @Nullable
    FoundTable byKey(String key) {
        return tables.get(key);
    }

    List<String> remarks() {
        return remarks;
    }

    private void readTables() throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        try (ResultSet rows = database.getTables(connection.getCatalog(), null, "%", null)) {
            while (rows.next()) {
                String schema = rows.getString("TABLE_SCHEM");
                Kind kind = kind(String.valueOf(rows.getString("TABLE_TYPE")).toUpperCase(Locale.ROOT));
                boolean own = schema == null || !SYSTEM_SCHEMAS.contains(schema.toLowerCase(Locale.ROOT));
                if (own && kind != null) {
                    String name = rows.getString("TABLE_NAME");
                    tables.put(key(schema, name), new FoundTable(name, kind));
                }
            }
        }
        if (tables.size() > MOST_TABLES) {
            throw new SQLException("the database has more than " + MOST_TABLES + " tables");
        }
    }

    private static @Nullable Kind kind(String type) {
        if (type.contains("VIEW")) {
            return type.contains("MATERIALIZED") ? Kind.MATERIALIZED_VIEW : Kind.VIEW;
        }
        return type.contains("TABLE") ? Kind.TABLE : null;
    }

    private void readColumns() throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        try (ResultSet rows = database.getColumns(connection.getCatalog(), null, "%", "%")) {
            while (rows.next()) {
                FoundTable table = tables.get(key(rows.getString("TABLE_SCHEM"), rows.getString("TABLE_NAME")));
                if (table != null) {
                    String column = rows.getString("COLUMN_NAME");
                    table.columns.add(column);
                    if (rows.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls) {
                        table.required.add(column);
                    }
                }
            }
        }
    }

    private void read(String what, String query, RowReader reader) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(MOST_SECONDS);
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    FoundTable table = tables.get(key(rows.getString(1), rows.getString(2)));
                    if (table != null) {
                        reader.read(table, rows);
                    }
                }
            }
        } catch (SQLException failure) {
            remarks.add("the database does not tell its " + what + ": " + failure.getMessage());
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        }
    }

    private void addKey(FoundTable table, ResultSet row) throws SQLException {
        List<String> columns = table.keys.computeIfAbsent(row.getString(3), name -> new ArrayList<>());
        String column = row.getString(4);
        columns.add(column == null ? NO_COLUMN : column);
        if (row.getBoolean(5) && !columns.contains(NO_COLUMN)) {
            columns.add(NO_COLUMN);
        }
    }

    private void addReference(FoundTable table, ResultSet row) throws SQLException {
        String target = key(row.getString(5), row.getString(6));
        table.references
                .computeIfAbsent(row.getString(3), name -> new Reference(target))
                .add(row.getString(4), row.getString(7));
    }

    private void addDefinition(FoundTable view, ResultSet row) throws SQLException {
        view.definition = row.getString(3);
    }

    private static String key(@Nullable String schema, String table) {
        return schema + "." + table;
    }

    private interface RowReader {
        void read(FoundTable table, ResultSet row) throws SQLException;
    }
}
