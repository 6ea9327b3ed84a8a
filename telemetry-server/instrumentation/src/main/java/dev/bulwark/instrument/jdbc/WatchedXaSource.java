package dev.bulwark.instrument.jdbc;

import java.sql.SQLException;
import javax.sql.XAConnection;
import javax.sql.XAConnectionBuilder;
import javax.sql.XADataSource;

/** A source of connections for distributed transactions, whose connections are watched. Thread-safe if the real one is. */
final class WatchedXaSource extends ForwardingSource<XADataSource> implements XADataSource {
    WatchedXaSource(XADataSource delegate, WatchedDatabase database) {
        super(delegate, database);
    }

    @Override
    public XAConnection getXAConnection() throws SQLException {
        return watched(delegate().getXAConnection());
    }

    @Override
    public XAConnection getXAConnection(String user, String password) throws SQLException {
        return watched(delegate().getXAConnection(user, password));
    }

    @Override
    public XAConnectionBuilder createXAConnectionBuilder() throws SQLException {
        return WatchedBuilder.of(
                XAConnectionBuilder.class, delegate().createXAConnectionBuilder(), XAConnection.class, this::watched);
    }

    private XAConnection watched(XAConnection real) {
        return new WatchedXaConnection(real, database());
    }
}
