package dev.bulwark.server.store;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers that the store does not answer, so that not every caller waits for it in vain: for a moment nobody asks again.
 * Thread-safe.
 */
public final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
    private static final long PAUSE_NANOS = Duration.ofSeconds(2).toNanos();

    private final LongSupplier nanoTime;
    private volatile @Nullable Failure last;

    /** @param nanoTime a monotonic clock */
    public Outage(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private record Failure(JdbiException reason, long at) {}

    /**
     * Asks the store, or somebody else when it does not answer.
     *
     * @param otherwise null for a question that only the store can answer
     * @throws JdbiException if nobody answers
     */
    public <T> T ask(Supplier<T> question, Supplier<@Nullable T> otherwise) {
        Failure failure = last;
        if (failure == null || nanoTime.getAsLong() - failure.at() > PAUSE_NANOS) {
            try {
                T answer = question.get();
                last = null;
                return answer;
            } catch (JdbiException e) {
                failure = new Failure(e, nanoTime.getAsLong());
                if (last == null) {
                    LOG.warn("The store does not answer; what is known goes on without it", e);
                }
                last = failure;
            }
        }
        T answer = otherwise.get();
        if (answer == null) {
            throw failure.reason();
        }
        return answer;
    }
}
