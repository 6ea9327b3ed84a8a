package dev.bulwark.instrument.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import javax.sql.StatementEventListener;
import org.jspecify.annotations.Nullable;

/** A physical connection whose logical ones are watched. Who listens is told of this one, not of the driver's. */
class WatchedPhysical<P extends PooledConnection> implements PooledConnection {
    private final P delegate;
    private final WatchedDatabase database;
    private final Map<ConnectionEventListener, ConnectionEventListener> listeners = new ConcurrentHashMap<>();

    WatchedPhysical(P delegate, WatchedDatabase database) {
        this.delegate = delegate;
        this.database = database;
    }

    /** The only logical connection of a physical one, which is closed with it; not watched. */
    static Connection only(PooledConnection physical) throws SQLException {
        physical.addConnectionEventListener(new ConnectionEventListener() {
            @Override
            public void connectionClosed(ConnectionEvent event) {
                try {
                    physical.close();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void connectionErrorOccurred(ConnectionEvent event) {
                // whoever uses the connection is told by the driver
            }
        });
        return physical.getConnection();
    }

    final P delegate() {
        return delegate;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return database.watched(delegate.getConnection());
    }

    @Override
    public void close() throws SQLException {
        delegate.close();
    }

    @Override
    public void addConnectionEventListener(@Nullable ConnectionEventListener listener) {
        delegate.addConnectionEventListener(listener == null ? null : listeners.computeIfAbsent(listener, Relay::new));
    }

    @Override
    public void removeConnectionEventListener(@Nullable ConnectionEventListener listener) {
        ConnectionEventListener known = listener == null ? null : listeners.remove(listener);
        delegate.removeConnectionEventListener(known == null ? listener : known);
    }

    @Override
    public void addStatementEventListener(StatementEventListener listener) {
        delegate.addStatementEventListener(listener);
    }

    @Override
    public void removeStatementEventListener(StatementEventListener listener) {
        delegate.removeStatementEventListener(listener);
    }

    @Override
    public String toString() {
        return "watched " + delegate;
    }

    private final class Relay implements ConnectionEventListener {
        private final ConnectionEventListener listener;

        Relay(ConnectionEventListener listener) {
            this.listener = listener;
        }

        @Override
        public void connectionClosed(ConnectionEvent event) {
            listener.connectionClosed(new ConnectionEvent(WatchedPhysical.this, event.getSQLException()));
        }

        @Override
        public void connectionErrorOccurred(ConnectionEvent event) {
            listener.connectionErrorOccurred(new ConnectionEvent(WatchedPhysical.this, event.getSQLException()));
        }
    }
}
