package dev.bulwark.server.selfwatch;

import dev.bulwark.isolation.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** The server's own tables as the judge wants to know them: those with a column {@code tenant} hold tenants' rows. */
final class StoreSchema {
    static final String TENANT = "tenant";

    private StoreSchema() {}

    static Schema of(Jdbi jdbi) {
        Schema.Builder schema = Schema.builder();
        columns(jdbi).forEach((table, columns) -> {
            schema.columns(table, columns);
            if (columns.contains(TENANT)) {
                schema.tenantTable(table, TENANT);
            } else {
                schema.sharedTable(table);
            }
        });
        return schema.build();
    }

    private static Map<String, List<String>> columns(Jdbi jdbi) {
        try {
            return jdbi.withHandle(handle -> columns(handle.getConnection()));
        } catch (SQLException e) {
            throw new IllegalStateException("The store does not tell its tables", e);
        }
    }

    private static Map<String, List<String>> columns(Connection connection) throws SQLException {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        try (ResultSet row = connection.getMetaData().getColumns(null, connection.getSchema(), "%", "%")) {
            while (row.next()) {
                tables.computeIfAbsent(row.getString("TABLE_NAME"), name -> new ArrayList<>())
                        .add(row.getString("COLUMN_NAME"));
            }
        }
        return tables;
    }
}
