package dev.bulwark.sample.world;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Writes many rows of one table in batches; the last one when it is closed. */
final class TableWriter implements AutoCloseable {
    private static final int BATCH = 2_000;

    private final PreparedStatement insert;
    private int waiting;

    /** @param columns with commas between them, in the order of each row's values */
    TableWriter(Connection connection, String table, String columns) throws SQLException {
        String places = String.join(", ", Collections.nCopies(columns.split(",", -1).length, "?"));
        this.insert =
                connection.prepareStatement("INSERT INTO " + table + " (" + columns + ") VALUES (" + places + ")");
    }

    void row(@Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.addBatch();
        if (++waiting == BATCH) {
            flush();
        }
    }

    @Override
    public void close() throws SQLException {
        flush();
        insert.close();
    }

    private void flush() throws SQLException {
        insert.executeBatch();
        waiting = 0;
    }
}
