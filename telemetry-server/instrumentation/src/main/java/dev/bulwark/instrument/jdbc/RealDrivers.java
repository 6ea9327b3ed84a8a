package dev.bulwark.instrument.jdbc;

import java.sql.Driver;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Finds drivers that no DriverManager knows. It looks for them once in the life of a process, so those of a web application
 * that is deployed later, or again, are only known when somebody names their class; and where the settings used to, they
 * name ours now.
 */
final class RealDrivers {
    private RealDrivers() {}

    /** The first driver of the application that takes the URL; null when there is none. */
    static @Nullable Driver find(String url) throws SQLException {
        Driver found = find(url, Thread.currentThread().getContextClassLoader());
        return found == null ? find(url, RealDrivers.class.getClassLoader()) : found;
    }

    private static @Nullable Driver find(String url, @Nullable ClassLoader loader) throws SQLException {
        Iterator<Driver> drivers = ServiceLoader.load(Driver.class, loader).iterator();
        while (true) {
            try {
                if (!drivers.hasNext()) {
                    return null;
                }
                Driver driver = drivers.next();
                if (!(driver instanceof BulwarkDriver) && driver.acceptsURL(url)) {
                    return driver;
                }
            } catch (ServiceConfigurationError e) {
                // one that cannot be loaded is somebody else's trouble
            }
        }
    }
}
