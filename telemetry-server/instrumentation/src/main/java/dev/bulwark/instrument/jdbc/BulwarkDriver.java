package dev.bulwark.instrument.jdbc;

import dev.bulwark.instrument.Bulwark;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A driver for {@code jdbc:bulwark:<real url>}, the real one with or without its own {@code jdbc:}. It connects through the
 * real URL's driver and has every statement judged. It belongs to the instrumentation of this process; after its end,
 * connections are the real ones. Thread-safe.
 */
public final class BulwarkDriver implements Driver {
    private static final String PREFIX = "jdbc:bulwark:";
    private static final String JDBC = "jdbc:";

    /** The one that the DriverManager knows. */
    static final BulwarkDriver REGISTERED = new BulwarkDriver();

    static {
        // Class.forName on this class is enough to have the driver, as with every other
        DriverRegistration.ensure();
    }

    /** Null when the URL is not ours, as JDBC wants it. */
    @Override
    public @Nullable Connection connect(String url, @Nullable Properties properties) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        String realUrl = realUrl(url);
        Driver driver = driver(realUrl);
        Connection connection = driver.connect(realUrl, properties);
        return connection == null
                ? null
                : Bulwark.ofThisProcess().databases().watched(connection, realUrl, driver, properties);
    }

    @Override
    public boolean acceptsURL(String url) {
        return url != null && url.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, @Nullable Properties properties) throws SQLException {
        if (!acceptsURL(url)) {
            return new DriverPropertyInfo[0];
        }
        String realUrl = realUrl(url);
        return driver(realUrl).getPropertyInfo(realUrl, properties);
    }

    @Override
    public int getMajorVersion() {
        return 0;
    }

    @Override
    public int getMinorVersion() {
        return 1;
    }

    /** Whether it complies depends on the driver behind it, so it is not promised. */
    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("dev.bulwark.instrument");
    }

    /** Fails in the words in which a DriverManager would without us. */
    private static Driver driver(String realUrl) throws SQLException {
        try {
            return DriverManager.getDriver(realUrl);
        } catch (SQLException e) {
            Driver found = RealDrivers.find(realUrl);
            if (found == null) {
                throw new SQLException("No suitable driver found for " + realUrl, e.getSQLState(), e);
            }
            return found;
        }
    }

    static String realUrl(String url) {
        String rest = url.substring(PREFIX.length());
        return rest.regionMatches(true, 0, JDBC, 0, JDBC.length()) ? rest : JDBC + rest;
    }
}
