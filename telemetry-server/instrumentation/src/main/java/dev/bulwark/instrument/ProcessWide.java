package dev.bulwark.instrument;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The instrumentation that the driver and a filter from {@code web.xml} work for. The only static state: both are made by
 * reflection, by a DriverManager or a container that knows of no other way to hand them anything.
 */
final class ProcessWide {
    private static final AtomicReference<@Nullable Bulwark> CURRENT = new AtomicReference<>();

    private ProcessWide() {}

    /** The one that was started first and is not closed; if there is none, a new one from the settings. */
    static synchronized Bulwark get() {
        Bulwark current = CURRENT.get();
        return current == null ? Bulwark.start(BulwarkSettings.load()) : current;
    }

    static void offer(Bulwark started) {
        CURRENT.compareAndSet(null, started);
    }

    static void withdraw(Bulwark closed) {
        CURRENT.compareAndSet(closed, null);
    }
}
