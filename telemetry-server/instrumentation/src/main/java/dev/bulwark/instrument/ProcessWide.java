package dev.bulwark.instrument;

import org.jspecify.annotations.Nullable;

/**
 * The instrumentation that the driver and a filter from {@code web.xml} work for. The only static state: both are made by
 * reflection, by a DriverManager or a container that knows of no other way to hand them anything. Thread-safe.
 */
final class ProcessWide {
    /** Written under the lock, read without it: whoever logs must not wait for a start or an end. */
    private static volatile @Nullable Bulwark current;

    private static @Nullable Thread atExit;

    private ProcessWide() {}

    /** The one that was started first and is not closed; if there is none, a new one from the settings. */
    static synchronized Bulwark get() {
        Bulwark known = current;
        if (known != null) {
            return known;
        }
        Bulwark started = Bulwark.start(BulwarkSettings.load());
        Thread hook = new Thread(started::close, "bulwark-exit");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            atExit = hook;
        } catch (IllegalStateException e) {
            // the process ends just now; what its last work reports goes to the spool at the latest
        }
        return started;
    }

    /** The one that was started first and is not closed, if any. */
    static @Nullable Bulwark started() {
        return current;
    }

    static synchronized void offer(Bulwark started) {
        if (current == null) {
            current = started;
        }
    }

    /** Closes the one that was started here, without waiting for the end of the process. */
    static void release() {
        Bulwark own = takeOwn();
        if (own != null) {
            own.close();
        }
    }

    static synchronized void withdraw(Bulwark closed) {
        if (current == closed) {
            current = null;
        }
    }

    private static synchronized @Nullable Bulwark takeOwn() {
        Thread hook = atExit;
        if (hook == null) {
            return null;
        }
        atExit = null;
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return null; // the process ends just now, and the hook does it
        }
        return current;
    }
}
