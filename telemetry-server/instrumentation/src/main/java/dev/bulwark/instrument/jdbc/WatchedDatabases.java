package dev.bulwark.instrument.jdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.jspecify.annotations.Nullable;

/** All databases of an application that are watched. Thread-safe. */
public final class WatchedDatabases {
    private final Watch watch;
    private final Map<String, WatchedDatabase> byUrl = new ConcurrentHashMap<>();
    private final AtomicBoolean warm = new AtomicBoolean();

    public WatchedDatabases(Watch watch) {
        this.watch = watch;
    }

    /** The same data source with every statement judged before it runs. */
    public DataSource over(DataSource real) {
        return isWatching() ? new WatchedDataSource(real, database(real::getConnection)) : real;
    }

    /** The same source of connections for distributed transactions with every statement judged before it runs. */
    public XADataSource over(XADataSource real) {
        return isWatching()
                ? new WatchedXaSource(real, database(() -> WatchedPhysical.only(real.getXAConnection())))
                : real;
    }

    /** The same source of physical connections with every statement judged before it runs. */
    public ConnectionPoolDataSource over(ConnectionPoolDataSource real) {
        return isWatching()
                ? new WatchedPoolSource(real, database(() -> WatchedPhysical.only(real.getPooledConnection())))
                : real;
    }

    /** A driver's connection, watched; what is known of a database is shared by all connections to its URL. */
    Connection watched(Connection connection, String url, Driver driver, @Nullable Properties properties)
            throws SQLException {
        if (!isWatching()) {
            return connection;
        }
        Properties own = properties == null ? new Properties() : (Properties) properties.clone();
        return byUrl.computeIfAbsent(url, key -> database(() -> driver.connect(key, own)))
                .watched(connection);
    }

    /** If not, everything that is given comes back as it is. */
    private boolean isWatching() {
        return watch.scopes().isWatching();
    }

    private WatchedDatabase database(SqlCall<Connection> connections) {
        if (warm.compareAndSet(false, true)) {
            new WarmUp(watch.schemas(), watch.failures()).start();
        }
        return watch.database(connections);
    }
}
