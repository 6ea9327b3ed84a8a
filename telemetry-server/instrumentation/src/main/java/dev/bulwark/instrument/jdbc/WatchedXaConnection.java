package dev.bulwark.instrument.jdbc;

import java.sql.SQLException;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;

/** A physical connection that takes part in distributed transactions. */
final class WatchedXaConnection extends WatchedPhysical<XAConnection> implements XAConnection {
    WatchedXaConnection(XAConnection delegate, WatchedDatabase database) {
        super(delegate, database);
    }

    @Override
    public XAResource getXAResource() throws SQLException {
        return delegate().getXAResource();
    }
}
