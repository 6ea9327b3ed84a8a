package dev.bulwark.instrument.shipping;

import dev.bulwark.model.isolation.IsolationPolicy;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings batches to the server in order. While the server is away they go to the spool, and the server is tried again
 * after growing pauses. Belongs to one thread.
 */
final class Courier {
    private static final System.Logger LOG = System.getLogger("dev.bulwark.instrument");

    /** Between rounds the application's threads are heard. */
    private static final int MOST_IN_A_ROUND = 50;

    private final IngestClient client;
    private final Spool spool;
    private final Consumer<@Nullable IsolationPolicy> policies;
    private final LossAccount losses;
    private final Backoff backoff;
    private final LongSupplier nanoTime;
    private long nextAttempt;
    private boolean away;

    Courier(
            IngestClient client,
            Spool spool,
            Consumer<@Nullable IsolationPolicy> policies,
            LossAccount losses,
            Backoff backoff,
            LongSupplier nanoTime) {
        this.client = client;
        this.spool = spool;
        this.policies = policies;
        this.losses = losses;
        this.backoff = backoff;
        this.nanoTime = nanoTime;
        this.nextAttempt = nanoTime.getAsLong();
    }

    /** Delivers a batch, or keeps it for later when others wait before it or the server is to be left alone. */
    void deliver(EncodedBatch batch, Duration timeout) throws InterruptedException {
        boolean kept = true;
        try {
            kept = !spool.isEmpty() || !isDue() || !isSettled(batch, timeout);
        } finally {
            if (kept) {
                spool.add(batch);
            }
        }
    }

    /** Delivers a batch that says nothing but that somebody is there; it is not worth keeping. */
    void greet(EncodedBatch empty, Duration timeout) throws InterruptedException {
        if (spool.isEmpty() && isDue()) {
            isSettled(empty, timeout);
        }
    }

    /** Delivers what waits in the spool, as long as the server takes it; a long spool takes several rounds. */
    void deliverSpooled(Duration timeout) throws InterruptedException {
        for (int i = 0; i < MOST_IN_A_ROUND && isDue(); i++) {
            EncodedBatch batch = spool.oldest();
            if (batch == null || !isSettled(batch, timeout)) {
                return;
            }
            spool.removeOldest();
        }
    }

    private boolean isDue() {
        return nanoTime.getAsLong() - nextAttempt >= 0;
    }

    /** Tries once; whether the batch is done with, one way or the other. */
    private boolean isSettled(EncodedBatch batch, Duration timeout) throws InterruptedException {
        Delivery delivery = client.post(batch, timeout);
        if (delivery instanceof Delivery.NotNow later) {
            noteAway(later.why());
            return false;
        }
        if (delivery instanceof Delivery.Accepted accepted) {
            int rejected = Math.min(accepted.rejected(), batch.events());
            losses.sent(batch.events() - rejected);
            countDropped("rejected_by_server", rejected);
            policies.accept(accepted.policy());
        } else if (delivery instanceof Delivery.Refused refused) {
            LOG.log(System.Logger.Level.WARNING, "Bulwark: the server refused a batch with status " + refused.status());
            countDropped("refused_" + refused.status(), batch.events());
        }
        noteThere();
        return true;
    }

    private void countDropped(String reason, int events) {
        if (events > 0) {
            losses.dropped(reason, events);
        }
    }

    private void noteAway(String why) {
        nextAttempt = nanoTime.getAsLong() + backoff.nextNanos();
        if (!away) {
            LOG.log(System.Logger.Level.INFO, "Bulwark: no telemetry server yet, events wait on disk: " + why);
        }
        away = true;
    }

    private void noteThere() {
        backoff.reset();
        if (away) {
            LOG.log(System.Logger.Level.INFO, "Bulwark: the telemetry server is there");
        }
        away = false;
    }
}
