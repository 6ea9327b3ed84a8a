package dev.bulwark.server.export;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns of a table under the names that they have in the API. Immutable. */
final class Columns {
    /** Lists and free objects, which are kept as JSON. */
    private static final Set<String> JSON = Set.of(
            "accessed_tenants",
            "details",
            "marks",
            "context",
            "metadata",
            "before_values",
            "after_values",
            "parameters",
            "extra",
            "labels");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX");

    private final List<Column> columns;

    private Columns(List<Column> columns) {
        this.columns = columns;
    }

    /**
     * A column.
     *
     * @param number from 1
     * @param json whether its text is JSON
     */
    record Column(int number, String name, boolean time, boolean json) {
        /** A number, a truth, or text; null for none. */
        @Nullable
        Object valueIn(ResultSet row) throws SQLException {
            if (time) {
                OffsetDateTime moment = row.getObject(number, OffsetDateTime.class);
                return moment == null ? null : TIME.format(moment.withOffsetSameInstant(ZoneOffset.UTC));
            }
            Object value = row.getObject(number);
            return value == null || value instanceof Number || value instanceof Boolean ? value : row.getString(number);
        }
    }

    static Columns of(ResultSetMetaData table) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= table.getColumnCount(); i++) {
            String name = table.getColumnLabel(i);
            int type = table.getColumnType(i);
            columns.add(new Column(
                    i,
                    camelCase(name),
                    type == Types.TIMESTAMP_WITH_TIMEZONE || type == Types.TIMESTAMP,
                    JSON.contains(name)));
        }
        return new Columns(List.copyOf(columns));
    }

    List<Column> all() {
        return columns;
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            boolean begins = i > 0 && name.charAt(i - 1) == '_';
            if (name.charAt(i) != '_') {
                camel.append(begins ? Character.toUpperCase(name.charAt(i)) : name.charAt(i));
            }
        }
        return camel.toString();
    }
}
