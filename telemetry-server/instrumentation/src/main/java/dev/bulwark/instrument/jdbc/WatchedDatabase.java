package dev.bulwark.instrument.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** One database as watched: wraps its connections. Thread-safe. */
record WatchedDatabase(LiveSchema schema, StatementGuard guard, RowWatch rows, StatementTexts texts) {

    /**
     * The connection, watched; one that is watched already, as by the driver below a pool, stays as it is, and so does every
     * one after the end.
     */
    Connection watched(Connection connection) throws SQLException {
        if (!guard.isWatching() || connection.isWrapperFor(WatchedConnection.class)) {
            return connection;
        }
        schema.noteConnection();
        return new WatchedConnection(connection, this);
    }
}
