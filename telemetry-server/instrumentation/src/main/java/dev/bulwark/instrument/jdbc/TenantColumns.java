package dev.bulwark.instrument.jdbc;

import dev.bulwark.isolation.Judge;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a result set that say to which tenant a row belongs. Immutable.
 *
 * @param judge by whose schema they were found
 * @param columns in their order; empty when rows tell nothing of tenants
 */
record TenantColumns(Judge judge, List<TenantColumn> columns) {
    TenantColumns {
        columns = List.copyOf(columns);
    }

    /** For result sets that tell nothing of tenants. */
    static TenantColumns none(Judge judge) {
        return new TenantColumns(judge, List.of());
    }

    boolean hasAt(int position) {
        return columns.stream().anyMatch(column -> column.position() == position);
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }

    /** Whether a result set still has its columns where they were found, which a change of a table may have moved. */
    boolean fit(ResultSetMetaData found) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            TenantColumn column = columns.get(i);
            if (column.position() > found.getColumnCount()
                    || !column.label().equals(found.getColumnLabel(column.position()))) {
                return false;
            }
        }
        return true;
    }

    /** The first tenant of the current row that is not the expected one, null when there is none. */
    @Nullable
    String stranger(ResultSet row, ExpectedTenant expected) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            String stranger = columns.get(i).stranger(row, expected);
            if (stranger != null) {
                return stranger;
            }
        }
        return null;
    }
}
