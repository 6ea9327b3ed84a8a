package dev.bulwark.console.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waiting times between tries: doubling up to a ceiling, each shortened by a random part of up to a half, so that many
 * consoles do not come back to a restarted server in the same moment. For one thread.
 */
public final class Backoff {
    private final Duration first;
    private final Duration ceiling;
    private final RandomGenerator random;
    private Duration next;

    public Backoff(Duration first, Duration ceiling, RandomGenerator random) {
        this.first = first;
        this.ceiling = ceiling;
        this.random = random;
        this.next = first;
    }

    /** How long to wait before the next try. */
    public Duration next() {
        long full = next.toMillis();
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(ceiling) < 0 ? doubled : ceiling;
        return Duration.ofMillis(full - Math.round(full * 0.5 * random.nextDouble()));
    }

    /** A try succeeded: the next loss starts from the shortest time again. */
    public void reset() {
        next = first;
    }
}
