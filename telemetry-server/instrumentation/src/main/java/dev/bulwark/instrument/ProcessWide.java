package dev.bulwark.instrument;

import dev.bulwark.instrument.jdbc.DriverRegistration;
import org.jspecify.annotations.Nullable;

/**
 * The instrumentation that the driver and filters from {@code web.xml} work for. The only static state: both are made by
 * reflection, by a DriverManager or a container that knows of no other way to hand them anything. Thread-safe.
 *
 * <p>It is started by whoever comes first. After its end nobody starts another one by merely using it, as a pool does that
 * goes on making connections: only a filter that is deployed again does, and an application that starts one by hand.
 */
final class ProcessWide {
    /** Written under the lock, read without it: whoever logs must not wait for a start or an end. */
    private static volatile @Nullable Bulwark current;

    /** The current one, if it was started here and not by hand. */
    private static @Nullable Bulwark own;

    private static @Nullable Thread atExit;

    /** What there is after an end: it watches nothing, and refers to nothing of an application that is gone. */
    private static @Nullable Bulwark idle;

    private static boolean hasEnded;

    /** Filters that work for the current one. */
    private static int filters;

    private ProcessWide() {}

    /**
     * The one that was started first and is not closed. If there never was one, it is started from the settings; after its end,
     * it is one that does nothing.
     */
    static synchronized Bulwark get() {
        Bulwark known = current;
        if (known != null) {
            return known;
        }
        return hasEnded ? idle() : startOwn();
    }

    /** The same for a filter, which begins anew where the last one has ended; {@link #release} is due for it. */
    static synchronized Bulwark acquire() {
        filters++;
        Bulwark known = current;
        return known == null ? startOwn() : known;
    }

    /** The one that was started first and is not closed, if any. */
    static @Nullable Bulwark started() {
        return current;
    }

    static synchronized void offer(Bulwark started) {
        if (current == null) {
            current = started;
            idle = null;
            hasEnded = false;
        }
        if (started.isWatching()) {
            DriverRegistration.ensure();
        }
    }

    /** A filter has gone. After the last one, closes what was started here without waiting for the end of the process. */
    static void release() {
        close(ownWithout(1));
    }

    /** Nobody finds the driver any more, as after the end of a web application. If it has no filter, closes what was started here. */
    static void releaseByDriver() {
        close(ownWithout(0));
    }

    static void withdraw(Bulwark closed) {
        if (forget(closed)) {
            DriverRegistration.end();
        }
    }

    private static Bulwark idle() {
        Bulwark known = idle;
        if (known == null) {
            known = Bulwark.idle();
            idle = known;
        }
        return known;
    }

    private static Bulwark startOwn() {
        Bulwark started = Bulwark.start(BulwarkSettings.load());
        own = started;
        if (started.isWatching()) {
            closeAtExit(started);
        }
        return started;
    }

    private static void closeAtExit(Bulwark started) {
        Thread hook = new Thread(started::close, "bulwark-exit");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            atExit = hook;
        } catch (IllegalStateException e) {
            // the process ends just now; what its last work reports goes to the spool at the latest
        }
    }

    private static synchronized @Nullable Bulwark ownWithout(int filtersGone) {
        filters = Math.max(0, filters - filtersGone);
        return filters == 0 ? own : null;
    }

    private static void close(@Nullable Bulwark unused) {
        if (unused != null) {
            unused.close();
        }
    }

    private static synchronized boolean forget(Bulwark closed) {
        if (current != closed) {
            return false;
        }
        current = null;
        own = null;
        hasEnded = true;
        Thread hook = atExit;
        atExit = null;
        try {
            return hook == null || Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return false; // the process ends just now, and the driver with it
        }
    }
}
