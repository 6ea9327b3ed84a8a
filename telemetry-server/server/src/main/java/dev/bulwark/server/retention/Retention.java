package dev.bulwark.server.retention;

import dev.bulwark.server.store.TimedTable;
import dev.bulwark.server.store.TimedTables;
import dev.bulwark.server.store.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops what is older than the settings say, and the least worth earlier when the store is too large. Ages are counted back
 * from the newest data, or from the server's clock without its leaps, whichever is earlier. Not thread-safe.
 */
public final class Retention implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    /** Bounds one run, so that other chores have their turn. */
    private static final int MOST_STEPS = 50;

    private final List<RetainedKind> kinds;
    private final List<RetainedKind> receipts;
    private final RetentionSettings settings;
    private final TimedTables tables;
    private final RetentionClock ages;
    private final Supplier<Optional<Instant>> unmergedSince;
    private final Clock clock;

    /**
     * @param unmergedSince from when on summaries must stay, since they are not merged yet
     * @param nanoTime a monotonic clock
     */
    public Retention(
            RetentionSettings settings,
            TimedTables tables,
            Transactions transactions,
            Supplier<Optional<Instant>> unmergedSince,
            Clock clock,
            LongSupplier nanoTime) {
        this.kinds = RetainedKind.of(settings);
        this.receipts = RetainedKind.ofReceipts(settings);
        this.settings = settings;
        this.tables = tables;
        this.ages = new RetentionClock(transactions, clock, nanoTime);
        this.unmergedSince = unmergedSince;
        this.clock = clock;
    }

    @Override
    public void run() {
        all(kinds).forEach(table -> tables.prepare(table, clock.instant()));
        Instant counted = ages.advance();
        receipts.forEach(kind -> drop(kind, counted.minus(Duration.ofDays(kind.days()))));
        newest().map(newest -> newest.isBefore(counted) ? newest : counted).ifPresent(now -> {
            for (RetainedKind kind : kinds) {
                drop(kind, now.minus(Duration.ofDays(kind.days())));
            }
            if (tables.liveBytes() > settings.maxBytes()) {
                shrink(now);
            }
        });
    }

    private Optional<Instant> newest() {
        return all(kinds).stream().map(tables::newest).flatMap(Optional::stream).max(Comparator.naturalOrder());
    }

    /** Whether there was anything to drop. */
    private boolean drop(RetainedKind kind, Instant before) {
        boolean dropped = false;
        for (TimedTable table : kind.tables()) {
            Instant limit = limitOf(table, before);
            int steps = 0;
            while (steps < MOST_STEPS && tables.dropSome(table, limit)) {
                steps++;
            }
            dropped |= steps > 0;
        }
        return dropped;
    }

    private Instant limitOf(TimedTable table, Instant before) {
        return table.slice() == null
                ? before
                : unmergedSince.get().filter(since -> since.isBefore(before)).orElse(before);
    }

    /** One day of the least worth that there is, so that the next run sees what it gave. */
    private void shrink(Instant now) {
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        for (RetainedKind kind : kinds) {
            Optional<Instant> before = oldest(kind)
                    .filter(time -> kind.expendable() && time.isBefore(today))
                    .map(time -> time.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS));
            if (before.isPresent() && drop(kind, before.get())) {
                LOG.warn("The store is larger than {} MiB: {} went early", settings.maxMebibytes(), kind.name());
                return;
            }
        }
        LOG.warn("The store is larger than {} MiB, and only what must stay is left", settings.maxMebibytes());
    }

    private Optional<Instant> oldest(RetainedKind kind) {
        return kind.tables().stream()
                .map(tables::oldest)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    private static List<TimedTable> all(List<RetainedKind> kinds) {
        return kinds.stream().flatMap(kind -> kind.tables().stream()).toList();
    }
}
