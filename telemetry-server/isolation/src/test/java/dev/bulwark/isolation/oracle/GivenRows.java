package dev.bulwark.isolation.oracle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a query gave, apart from the order in which it did. */
public final class GivenRows {
    private GivenRows() {}

    /** The rows as texts, in the order of the texts. */
    public static List<String> of(ResultSet results) throws SQLException {
        List<String> rows = new ArrayList<>();
        int columns = results.getMetaData().getColumnCount();
        while (results.next()) {
            StringBuilder row = new StringBuilder();
            for (int i = 1; i <= columns; i++) {
                row.append(results.getString(i)).append('|');
            }
            rows.add(row.toString());
        }
        Collections.sort(rows);
        return rows;
    }
}
