package dev.bulwark.server.resolution;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Settles what nobody settled for so many days, each with an entry of the audit log. Thread-safe. */
public final class AutoResolution implements Runnable {
    private static final String BY = "bulwark";

    /** Keeps one transaction short, since others wait for it. */
    private static final int AT_ONCE = 200;

    private final ResolutionService<?> rows;
    private final int days;
    private final Supplier<Optional<Instant>> ages;

    /**
     * @param days how long a row stays open, counted from when it was received; above zero
     * @param ages the moment from which that is counted back; empty when it is not known yet
     */
    public AutoResolution(ResolutionService<?> rows, int days, Supplier<Optional<Instant>> ages) {
        this.rows = rows;
        this.days = days;
        this.ages = ages;
    }

    @Override
    public void run() {
        ages.get().ifPresent(now -> settle(now.minus(Duration.ofDays(days))));
    }

    private void settle(Instant before) {
        int settled = AT_ONCE;
        while (settled == AT_ONCE) {
            settled = rows.resolveOlder(before, AT_ONCE, "Nobody settled it for " + days + " days", BY);
        }
    }
}
