package dev.bulwark.instrument.jdbc;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.ShardingKeyBuilder;
import java.sql.Wrapper;
import java.util.logging.Logger;
import javax.sql.CommonDataSource;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;

/**
 * Hands on what all kinds of data sources have in common. A source that is of several kinds is watched as each of them.
 */
abstract class ForwardingSource<S extends CommonDataSource> implements CommonDataSource, Wrapper {
    private final S delegate;
    private final WatchedDatabase database;

    ForwardingSource(S delegate, WatchedDatabase database) {
        this.delegate = delegate;
        this.database = database;
    }

    final S delegate() {
        return delegate;
    }

    final WatchedDatabase database() {
        return database;
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return delegate.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter writer) throws SQLException {
        delegate.setLogWriter(writer);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return delegate.getLoginTimeout();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        delegate.setLoginTimeout(seconds);
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return delegate.getParentLogger();
    }

    @Override
    public ShardingKeyBuilder createShardingKeyBuilder() throws SQLException {
        return delegate.createShardingKeyBuilder();
    }

    @Override
    public final <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        Object other = watchedAs(type);
        if (type.isInstance(other)) {
            return type.cast(other);
        }
        if (delegate instanceof Wrapper wrapper) {
            return wrapper.unwrap(type);
        }
        throw new SQLException("this data source is no " + type.getName());
    }

    @Override
    public final boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this)
                || type.isInstance(delegate)
                || (delegate instanceof Wrapper wrapper && wrapper.isWrapperFor(type));
    }

    @Override
    public String toString() {
        return "watched " + delegate;
    }

    private Object watchedAs(Class<?> type) {
        if (type == DataSource.class && delegate instanceof DataSource plain) {
            return new WatchedDataSource(plain, database);
        }
        if (type == XADataSource.class && delegate instanceof XADataSource distributed) {
            return new WatchedXaSource(distributed, database);
        }
        if (type == ConnectionPoolDataSource.class && delegate instanceof ConnectionPoolDataSource physical) {
            return new WatchedPoolSource(physical, database);
        }
        return delegate;
    }
}
