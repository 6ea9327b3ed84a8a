package dev.bulwark.instrument.context;

import org.jspecify.annotations.Nullable;

/**
 * The scope of each thread, as long as the instrumentation watches: after that, nothing that begins is followed, judged or
 * told. Nothing stays with a thread whose work has ended. Thread-safe.
 */
public final class CurrentScope {
    @SuppressWarnings(
            "ThreadLocalUsage") // one for each application, and it goes with it; static state would outlive both
    private final ThreadLocal<@Nullable Scope> local = new ThreadLocal<>();

    private volatile boolean ended;

    /** Whether there is anything to watch: not where the instrumentation is switched off, and not after its end. */
    public boolean isWatching() {
        return !ended;
    }

    /** Nothing is watched any more. */
    public void end() {
        ended = true;
    }

    public @Nullable Scope get() {
        return local.get();
    }

    /** The request that this thread works for, if any. */
    public @Nullable RequestContext request() {
        Scope scope = local.get();
        return scope == null ? null : scope.request();
    }

    /** Enters a scope; the answer is what to hand to {@link #leaveTo} when the work is done. */
    public @Nullable Scope enter(Scope scope) {
        Scope previous = local.get();
        local.set(scope);
        return previous;
    }

    /** Goes back to the scope from before. */
    public void leaveTo(@Nullable Scope previous) {
        if (previous == null) {
            local.remove();
        } else {
            local.set(previous);
        }
    }
}
