package dev.bulwark.server.hours;

import dev.bulwark.server.store.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/**
 * Goes through the hours in their order, up to the running one, and again through those of which more may have come in since.
 * Thread-safe; what it is to do with an hour is done by one server at a time, and has to bear being done again.
 */
public final class HourlyWork {
    /** What comes later than this is not looked at any more. */
    public static final Duration LATENESS = Duration.ofHours(3);

    private static final Duration HOUR = Duration.ofHours(1);

    /** Whoever took the work and was not heard for so long is taken for dead. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** Done at a time; a server that starts with a full store comes to the present over several goes. */
    private static final int MOST_HOURS = 200;

    private final Duration history;
    private final WorkProgress progress;
    private final Clock clock;

    /**
     * Work of that name.
     *
     * @param history how far back it begins when it was never done before
     */
    public HourlyWork(String name, Duration history, Transactions transactions, Clock clock) {
        this.history = history;
        this.progress = new WorkProgress(name, LONGEST, transactions, clock);
        this.clock = clock;
    }

    /**
     * Goes on from where it stopped, unless another server is at it.
     *
     * @param work takes the start of an hour
     * @param atPresent takes the start of the running hour, once all before it are done
     */
    public void run(Consumer<Instant> work, Consumer<Instant> atPresent) {
        Instant running = clock.instant().truncatedTo(ChronoUnit.HOURS);
        Instant beginning = running.minus(history).truncatedTo(ChronoUnit.DAYS);
        progress.take(beginning).ifPresent(doneTo -> {
            try {
                Instant from = doneTo.minus(LATENESS);
                if (reachesPresent(from.isBefore(beginning) ? beginning : from, running, work)) {
                    atPresent.accept(running);
                }
            } finally {
                progress.release();
            }
        });
    }

    private boolean reachesPresent(Instant from, Instant running, Consumer<Instant> work) {
        Instant hour = from;
        for (int done = 0; done < MOST_HOURS && !hour.isAfter(running); done++) {
            work.accept(hour);
            progress.advance(hour);
            hour = hour.plus(HOUR);
        }
        return hour.isAfter(running);
    }
}
