package dev.bulwark.instrument.shipping;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A batch on its way to the server. Belongs to one thread. */
final class Attempt {
    private final CompletableFuture<HttpAnswer> answer;
    private final Function<HttpAnswer, Delivery> meaning;
    private final Runnable hangUp;

    /** @param hangUp closes the connection that the batch is sent over */
    Attempt(CompletableFuture<HttpAnswer> answer, Function<HttpAnswer, Delivery> meaning, Runnable hangUp) {
        this.answer = answer;
        this.meaning = meaning;
        this.hangUp = hangUp;
    }

    /**
     * Waits for the answer.
     *
     * @return null when there is none yet
     * @throws InterruptedException if the thread is told to stop waiting
     */
    @Nullable
    Delivery await(long nanos) throws InterruptedException {
        try {
            return meaning.apply(answer.get(Math.max(0, nanos), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            return Delivery.NotNow.because(String.valueOf(e.getCause()));
        }
    }

    /** Gives up: the connection is closed, whatever the server is about to do with it. */
    void abandon() {
        answer.cancel(true);
        hangUp.run();
    }
}
