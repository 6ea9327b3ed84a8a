package dev.bulwark.instrument.jdbc;

import dev.bulwark.instrument.Bulwark;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Keeps the driver known to the DriverManager while there is an instrumentation. A DriverManager looks for drivers once in
 * the life of a process, too early for a web application that is deployed later or again; and those that it knows it keeps
 * for ever, with the application that brought them. Thread-safe.
 */
public final class DriverRegistration {
    private static final System.Logger LOG = System.getLogger("dev.bulwark.instrument");

    private DriverRegistration() {}

    /** Makes the driver known, unless it is. */
    public static void ensure() {
        try {
            // containers take the driver away when they undeploy an application that has forgotten it
            DriverManager.registerDriver(BulwarkDriver.REGISTERED, Bulwark::releaseByDriver);
        } catch (SQLException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Bulwark: the driver cannot be registered", e);
        }
    }

    /**
     * Makes the driver unknown. One whose class is there as long as the process stays: there is nothing to let go, and it hands
     * out connections as they are.
     */
    public static void end() {
        if (isOfProcess()) {
            return;
        }
        try {
            DriverManager.deregisterDriver(BulwarkDriver.REGISTERED);
        } catch (SQLException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Bulwark: the driver cannot be deregistered", e);
        }
    }

    private static boolean isOfProcess() {
        ClassLoader own = DriverRegistration.class.getClassLoader();
        ClassLoader lasting = ClassLoader.getSystemClassLoader();
        while (lasting != null && lasting != own) {
            lasting = lasting.getParent();
        }
        return lasting == own;
    }
}
