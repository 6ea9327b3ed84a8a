package dev.bulwark.instrument.jdbc;

import java.sql.SQLException;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.PooledConnection;
import javax.sql.PooledConnectionBuilder;

/** A source of physical connections for pools, whose connections are watched. Thread-safe if the real one is. */
final class WatchedPoolSource extends ForwardingSource<ConnectionPoolDataSource> implements ConnectionPoolDataSource {
    WatchedPoolSource(ConnectionPoolDataSource delegate, WatchedDatabase database) {
        super(delegate, database);
    }

    @Override
    public PooledConnection getPooledConnection() throws SQLException {
        return watched(delegate().getPooledConnection());
    }

    @Override
    public PooledConnection getPooledConnection(String user, String password) throws SQLException {
        return watched(delegate().getPooledConnection(user, password));
    }

    @Override
    public PooledConnectionBuilder createPooledConnectionBuilder() throws SQLException {
        return WatchedBuilder.of(
                PooledConnectionBuilder.class,
                delegate().createPooledConnectionBuilder(),
                PooledConnection.class,
                this::watched);
    }

    private PooledConnection watched(PooledConnection real) {
        return new WatchedPhysical<>(real, database());
    }
}
