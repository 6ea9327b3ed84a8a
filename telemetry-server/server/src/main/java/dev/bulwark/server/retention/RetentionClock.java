package dev.bulwark.server.retention;

import dev.bulwark.server.store.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;

/**
 * The server's clock without its leaps ahead: it goes at most a day in an hour. A clock that is set wrong gives somebody time
 * to set it right before anything is dropped for it, and after a long rest the server catches up within hours. Not
 * thread-safe.
 */
final class RetentionClock {
    /** How many times faster than time itself. */
    private static final int HURRY = 24;

    private final Transactions transactions;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private long lastNanos;

    /** @param nanoTime a monotonic clock */
    RetentionClock(Transactions transactions, Clock clock, LongSupplier nanoTime) {
        this.transactions = transactions;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.lastNanos = nanoTime.getAsLong();
    }

    /** Goes on to where it may be by now. */
    Instant advance() {
        Instant now = clock.instant();
        long nanos = nanoTime.getAsLong();
        Duration passed = Duration.ofNanos(nanos - lastNanos);
        lastNanos = nanos;
        return transactions.write(handle -> {
            Instant reached = AgeClock.counted(handle)
                    .map(counted -> counted.plus(passed.multipliedBy(HURRY)))
                    .filter(most -> most.isBefore(now))
                    .orElse(now);
            keep(handle, reached);
            return reached;
        });
    }

    private static void keep(Handle handle, Instant reached) {
        int kept = handle.createUpdate("UPDATE retention_clock SET counted_to = :reached WHERE id = 1")
                .bind("reached", reached)
                .execute();
        if (kept == 0) {
            handle.createUpdate("INSERT INTO retention_clock (id, counted_to) VALUES (1, :reached)")
                    .bind("reached", reached)
                    .execute();
        }
    }
}
