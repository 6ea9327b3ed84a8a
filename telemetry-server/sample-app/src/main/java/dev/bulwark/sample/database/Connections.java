package dev.bulwark.sample.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Where statements get their connection from, and where it goes afterwards. */
interface Connections {
    Lease lease() throws SQLException;

    /**
     * A connection for one statement.
     *
     * @param returned whether it goes back to the pool after the statement, or stays with its transaction
     */
    record Lease(Connection connection, boolean returned) implements AutoCloseable {
        @Override
        public void close() throws SQLException {
            if (returned) {
                connection.close();
            }
        }
    }
}
