package dev.bulwark.console.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The server's present: ages are counted on its clock, since a laptop that just woke up may be off by minutes. For one
 * thread.
 */
public final class ServerTime {
    private final Clock clock;
    private Duration ahead = Duration.ZERO;

    public ServerTime(Clock clock) {
        this.clock = clock;
    }

    /** The server said what time it is. */
    void heard(Instant serverNow) {
        ahead = Duration.between(clock.instant(), serverNow);
    }

    public Instant now() {
        return clock.instant().plus(ahead);
    }
}
