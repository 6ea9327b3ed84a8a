package dev.bulwark.instrument.jdbc;

import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A data source whose connections are watched. Thread-safe if the real one is. */
@SuppressWarnings("try") // closing the real one may throw anything, interruption too
final class WatchedDataSource extends ForwardingSource<DataSource> implements DataSource, AutoCloseable {
    WatchedDataSource(DataSource delegate, WatchedDatabase database) {
        super(delegate, database);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return database().watched(delegate().getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return database().watched(delegate().getConnection(username, password));
    }

    @Override
    public ConnectionBuilder createConnectionBuilder() throws SQLException {
        return WatchedBuilder.of(
                ConnectionBuilder.class, delegate().createConnectionBuilder(), Connection.class, database()::watched);
    }

    /** Closes the real data source, if it can be closed. */
    @Override
    public void close() throws Exception {
        if (delegate() instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
