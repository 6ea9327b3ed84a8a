package dev.bulwark.server.resolution;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Settles what nobody settled for so many days, each with an entry of the audit log. Thread-safe. */
public final class AutoResolution implements Runnable {
    private static final String BY = "bulwark";

    /** Keeps one transaction short, since others wait for it. */
    private static final int AT_ONCE = 200;

    private final ResolutionService<?> rows;
    private final int days;
    private final Clock clock;

    /** @param days how long a row stays open, counted from when it was received; above zero */
    public AutoResolution(ResolutionService<?> rows, int days, Clock clock) {
        this.rows = rows;
        this.days = days;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant before = clock.instant().minus(Duration.ofDays(days));
        int settled = AT_ONCE;
        while (settled == AT_ONCE) {
            settled = rows.resolveOlder(before, AT_ONCE, "Nobody settled it for " + days + " days", BY);
        }
    }
}
