package dev.bulwark.console.tour;

import dev.bulwark.console.tasks.FxThread;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for something to become true on the JavaFX thread, up to a limit. For callers off that thread. */
final class Patience {
    private static final int LOOK_EVERY_MILLIS = 50;

    private final FxThread fx;

    Patience(FxThread fx) {
        this.fx = fx;
    }

    /** Whether it became true within the limit. */
    boolean until(Duration limit, BooleanSupplier condition) {
        long looks = limit.toMillis() / LOOK_EVERY_MILLIS;
        for (long look = 0; look <= looks; look++) {
            if (fx.<Boolean>ask(condition::getAsBoolean)) {
                return true;
            }
            pause(Duration.ofMillis(LOOK_EVERY_MILLIS));
        }
        return false;
    }

    /** Lets the window draw what has changed. */
    void pause(Duration length) {
        Executor later = CompletableFuture.delayedExecutor(length.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture.runAsync(() -> {}, later).join();
    }
}
