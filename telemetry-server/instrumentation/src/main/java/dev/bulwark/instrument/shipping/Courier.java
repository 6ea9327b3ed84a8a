package dev.bulwark.instrument.shipping;

import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.model.isolation.IsolationPolicy;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings batches to the server, one at a time and in order, and never waits longer for it than it is told to. A server that
 * fails is left alone for growing pauses, after which a single batch finds out whether it is there again. Belongs to one
 * thread.
 */
final class Courier implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final IngestClient client;
    private final Consumer<@Nullable IsolationPolicy> policies;
    private final LossAccount losses;
    private final Backoff backoff;
    private final OwnFailures failures;
    private final LongSupplier nanoTime;
    private final BooleanSupplier waitOnDisk;
    private @Nullable Attempt attempt;
    private int eventsUnderWay;
    private long startedAt;
    private long nextAttempt;
    private boolean away;
    private boolean tokenRefused;

    /**
     * Has nothing to bring yet.
     *
     * @param waitOnDisk whether what cannot be delivered can be kept on disk
     */
    Courier(
            IngestClient client,
            Consumer<@Nullable IsolationPolicy> policies,
            LossAccount losses,
            Backoff backoff,
            OwnFailures failures,
            LongSupplier nanoTime,
            BooleanSupplier waitOnDisk) {
        this.client = client;
        this.policies = policies;
        this.losses = losses;
        this.backoff = backoff;
        this.failures = failures;
        this.nanoTime = nanoTime;
        this.waitOnDisk = waitOnDisk;
        this.nextAttempt = nanoTime.getAsLong();
    }

    /** What became of the batch that is under way. */
    enum Outcome {
        /** It is done with, one way or the other. */
        SETTLED,
        /** It has to be tried again. */
        FAILED,
        /** It has to be tried again; the server is there and came to grief over it. */
        SERVER_ERROR,
        /** Nothing is known yet. */
        UNDER_WAY
    }

    /** Whether the server did not answer last time. */
    boolean isAway() {
        return away;
    }

    boolean isUnderWay() {
        return attempt != null;
    }

    /** How long the server is to be left alone yet; zero when it may be tried. */
    long nanosUntilDue() {
        return Math.max(0, nextAttempt - nanoTime.getAsLong());
    }

    /** Sends a batch on its way. Only one can be. */
    void send(EncodedBatch batch) {
        eventsUnderWay = batch.events();
        startedAt = nanoTime.getAsLong();
        attempt = client.post(batch);
    }

    /**
     * Waits for the answer to the batch that is under way.
     *
     * @throws InterruptedException if told to stop waiting
     */
    Outcome await(long nanos) throws InterruptedException {
        Attempt running = attempt;
        if (running == null) {
            return Outcome.FAILED;
        }
        long patience = startedAt + PATIENCE.toNanos() - nanoTime.getAsLong();
        Delivery delivery = running.await(Math.min(nanos, patience));
        if (delivery == null && patience > nanos) {
            return Outcome.UNDER_WAY;
        }
        if (delivery == null) {
            running.abandon();
            delivery = Delivery.NotNow.because("no answer within " + PATIENCE.toSeconds() + " s");
        }
        attempt = null;
        return settle(delivery);
    }

    /** Gives up the batch that is under way, if one is. What the server did with it will be seen when it is sent again. */
    void abandon() {
        if (attempt != null) {
            attempt.abandon();
            attempt = null;
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private Outcome settle(Delivery delivery) {
        if (delivery instanceof Delivery.NotNow later) {
            noteAway(later);
            return later.isServerError() ? Outcome.SERVER_ERROR : Outcome.FAILED;
        }
        if (delivery instanceof Delivery.Accepted accepted) {
            int rejected = Math.min(accepted.rejected(), eventsUnderWay);
            losses.sent(eventsUnderWay - rejected);
            countDropped("rejected_by_server", rejected);
            policies.accept(accepted.policy());
        } else if (delivery instanceof Delivery.Refused refused) {
            failures.remark("the server refuses batches with status " + refused.status());
            countDropped("refused_" + refused.status(), eventsUnderWay);
        }
        noteThere();
        return Outcome.SETTLED;
    }

    private void countDropped(String reason, int events) {
        if (events > 0) {
            losses.dropped(reason, events);
        }
    }

    private void noteAway(Delivery.NotNow later) {
        nextAttempt = nanoTime.getAsLong() + backoff.nextNanos(later.pause());
        String words = later.words() + "; events wait " + (waitOnDisk.getAsBoolean() ? "on disk" : "in memory");
        if (later.isRefusedToken() && !tokenRefused) {
            failures.say(System.Logger.Level.WARNING, words, null);
            tokenRefused = true;
        } else if (!away) {
            failures.say(System.Logger.Level.INFO, words, null);
        }
        away = true;
    }

    private void noteThere() {
        backoff.reset();
        nextAttempt = nanoTime.getAsLong();
        if (away) {
            String words = tokenRefused ? "the telemetry server takes the token now" : "the telemetry server is there";
            failures.say(System.Logger.Level.INFO, words, null);
        }
        away = false;
        tokenRefused = false;
    }
}
