package dev.bulwark.instrument.failure;

import org.jspecify.annotations.Nullable;

/**
 * Keeps a piece of work from being entered again by what it calls, as an appender by the logging of what it appends.
 * Nothing stays with a thread that has left. Thread-safe.
 */
public final class OwnWork {
    @SuppressWarnings("ThreadLocalUsage") // one for each piece of work, and it goes with it
    private final ThreadLocal<@Nullable Boolean> inside = new ThreadLocal<>();

    /** Does the work, unless this thread is at it already. */
    public void once(Runnable work) {
        if (inside.get() != null) {
            return;
        }
        inside.set(Boolean.TRUE);
        try {
            work.run();
        } finally {
            inside.remove();
        }
    }
}
