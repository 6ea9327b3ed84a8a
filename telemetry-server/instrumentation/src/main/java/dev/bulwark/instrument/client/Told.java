package dev.bulwark.instrument.client;

import dev.bulwark.instrument.CheckedRunnable;
import dev.bulwark.instrument.CheckedSupplier;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Work of the application whose outcome is told to somebody, once; for the application nothing changes. */
final class Told {
    private Told() {}

    /**
     * Does the work.
     *
     * @param outcome gets null, or what was thrown; throws nothing
     */
    static <T extends @Nullable Object, E extends Exception> T call(
            CheckedSupplier<T, E> work, Consumer<@Nullable Throwable> outcome) throws E {
        Throwable failure = null;
        try {
            return work.get();
        } catch (Throwable e) {
            failure = e;
            throw e;
        } finally {
            outcome.accept(failure);
        }
    }

    static <E extends Exception> void run(CheckedRunnable<E> work, Consumer<@Nullable Throwable> outcome) throws E {
        call(work.withResult(), outcome);
    }

    /** Begins the work and answers its own stage; the outcome is that of the stage. */
    static <S extends CompletionStage<?>, E extends Exception> S callAsync(
            CheckedSupplier<S, E> work, Consumer<@Nullable Throwable> outcome) throws E {
        S stage;
        try {
            stage = work.get();
        } catch (Throwable e) {
            outcome.accept(e);
            throw e;
        }
        follow(stage, outcome);
        return stage;
    }

    static void follow(@Nullable CompletionStage<?> stage, Consumer<@Nullable Throwable> outcome) {
        if (stage == null) {
            outcome.accept(null);
            return;
        }
        try {
            stage.whenComplete((result, failure) -> outcome.accept(causeOf(failure)));
        } catch (RuntimeException e) {
            // a stage of the application's own that cannot be followed: its outcome is not known
        }
    }

    static @Nullable Throwable causeOf(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
        return cause == null ? failure : cause;
    }
}
