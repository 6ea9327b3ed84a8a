package dev.bulwark.instrument.context;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets work on other threads go on in the scope of the thread that asks for it: on behalf of the same tenant and user, in the
 * same trace, and with its declarations. Whatever scope the other thread had is back when the work is done, and nothing
 * stays with a thread that had none. Thread-safe.
 *
 * <pre>{@code
 * ExecutorService workers = bulwark.context().wrap(Executors.newFixedThreadPool(8));
 * CompletableFuture.supplyAsync(() -> loadTeams(), workers).thenApplyAsync(teams -> count(teams), workers);
 * }</pre>
 */
public final class ContextPropagation {
    private final CurrentScope scopes;

    public ContextPropagation(CurrentScope scopes) {
        this.scopes = scopes;
    }

    /** Work that goes on in the scope of this moment, wherever and whenever it runs. */
    public Runnable wrap(Runnable work) {
        return carried().wrap(work);
    }

    /** Work that goes on in the scope of this moment. */
    public <T extends @Nullable Object> Callable<T> wrap(Callable<T> work) {
        Carried carried = carried();
        return () -> carried.call(work);
    }

    /** A supplier that goes on in the scope of this moment. */
    public <T extends @Nullable Object> Supplier<T> wrapSupplier(Supplier<T> work) {
        Carried carried = carried();
        return () -> carried.get(work);
    }

    /** A function that goes on in the scope of this moment, as for a stage of a future. */
    public <T extends @Nullable Object, R extends @Nullable Object> Function<T, R> wrapFunction(Function<T, R> work) {
        Carried carried = carried();
        return argument -> carried.get(() -> work.apply(argument));
    }

    /** A consumer that goes on in the scope of this moment. */
    public <T extends @Nullable Object> Consumer<T> wrapConsumer(Consumer<T> work) {
        Carried carried = carried();
        return argument -> carried.run(() -> work.accept(argument));
    }

    /** The same executor; what it is given goes on in the scope in which it was given. */
    public Executor wrap(Executor executor) {
        return scopes.isWatching() ? work -> executor.execute(wrap(work)) : executor;
    }

    /** The same executor, a fork-join pool or one of virtual threads among others. */
    public ExecutorService wrap(ExecutorService executor) {
        return scopes.isWatching() ? new CarryingExecutor(executor, this) : executor;
    }

    /** The same executor; what is repeated keeps the scope in which it was scheduled. */
    public ScheduledExecutorService wrap(ScheduledExecutorService executor) {
        return scopes.isWatching() ? new CarryingScheduler(executor, this) : executor;
    }

    /** The scope of this moment, to be entered wherever and whenever work goes on. */
    public Carried carried() {
        return new Carried(scopes, scopes.get());
    }

    /** A scope on its way to another thread, where there was one. Immutable and thread-safe. */
    public static final class Carried {
        private final CurrentScope scopes;
        private final @Nullable Scope scope;

        private Carried(CurrentScope scopes, @Nullable Scope scope) {
            this.scopes = scopes;
            this.scope = scope;
        }

        /** Whether there was none. */
        public boolean isEmpty() {
            return scope == null;
        }

        /** Work that goes on in it. */
        public Runnable wrap(Runnable work) {
            return () -> run(work);
        }

        /** Enters it on this thread; the answer leaves it, and is to be run by this thread when the work is done. */
        public Runnable enter() {
            Scope previous = scopes.get();
            scopes.leaveTo(scope);
            return () -> scopes.leaveTo(previous);
        }

        void run(Runnable work) {
            get(() -> {
                work.run();
                return null;
            });
        }

        <T extends @Nullable Object> T get(Supplier<T> work) {
            Runnable leave = enter();
            try {
                return work.get();
            } finally {
                leave.run();
            }
        }

        <T extends @Nullable Object> T call(Callable<T> work) throws Exception {
            Runnable leave = enter();
            try {
                return work.call();
            } finally {
                leave.run();
            }
        }
    }
}
