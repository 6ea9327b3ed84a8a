package dev.bulwark.instrument.shipping;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to leave the server alone after each failure in a row: doubling, with jitter, bounded. Not thread-safe. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final RandomGenerator random;
    private long ceilingNanos = FIRST.toNanos();

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The next pause: between half of the current ceiling and all of it.
     *
     * @param atLeast what the server asks for; with jitter too, so that its clients do not come back all at once
     */
    long nextNanos(Duration atLeast) {
        long least = atLeast.toNanos();
        long pause = Math.max(ceilingNanos / 2, least) + (long) (random.nextDouble() * (ceilingNanos / 2.0));
        ceilingNanos = Math.min(ceilingNanos * 2, LONGEST.toNanos());
        return pause;
    }

    void reset() {
        ceilingNanos = FIRST.toNanos();
    }
}
