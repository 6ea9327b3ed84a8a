package dev.bulwark.instrument.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.ShardingKeyBuilder;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source whose connections are watched. Thread-safe if the real one is. */
@SuppressWarnings("try") // closing the real one may throw anything, interruption too
final class WatchedDataSource extends ForwardingWrapper<DataSource> implements DataSource, AutoCloseable {
    private final WatchedDatabase database;

    WatchedDataSource(DataSource delegate, WatchedDatabase database) {
        super(delegate);
        this.database = database;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return database.watched(delegate().getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return database.watched(delegate().getConnection(username, password));
    }

    @Override
    public ConnectionBuilder createConnectionBuilder() throws SQLException {
        throw new SQLFeatureNotSupportedException("a watched data source has no connection builder");
    }

    @Override
    public ShardingKeyBuilder createShardingKeyBuilder() throws SQLException {
        return delegate().createShardingKeyBuilder();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return delegate().getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter writer) throws SQLException {
        delegate().setLogWriter(writer);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return delegate().getLoginTimeout();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        delegate().setLoginTimeout(seconds);
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return delegate().getParentLogger();
    }

    /** Closes the real data source, if it can be closed. */
    @Override
    public void close() throws Exception {
        if (delegate() instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
