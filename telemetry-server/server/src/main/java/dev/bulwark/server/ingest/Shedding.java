package dev.bulwark.server.ingest;

import dev.bulwark.model.ingest.Rejection;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.server.http.RefusalException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Leaves out what is worth least while the disk fills, and asks senders to come again once it is full. Thread-safe. */
final class Shedding {
    private static final String REASON = "shed: the server's disk is nearly full";
    private static final int LEAST_PAUSE = 5;
    private static final int LONGEST_PAUSE = 15;

    private final Supplier<Optional<Worth>> room;
    private final RandomGenerator random;
    private final LongAdder shed = new LongAdder();

    /**
     * @param room the least worth for which the disk has room; empty when it has none. Must be quick
     * @param random spreads those who are asked to come again
     */
    Shedding(Supplier<Optional<Worth>> room, RandomGenerator random) {
        this.room = room;
        this.random = random;
    }

    /**
     * The least worth that is taken in now.
     *
     * @throws RefusalException 507 when nothing is
     */
    Worth least() {
        return room.get().orElseThrow(this::full);
    }

    /** What to answer on a full disk. */
    RefusalException full() {
        return RefusalException.diskFull(
                "The server's disk is full; it takes events again once there is space",
                Duration.ofSeconds(random.nextInt(LEAST_PAUSE, LONGEST_PAUSE + 1)));
    }

    /**
     * The event, if it is worth so much.
     *
     * @throws UnfitEventException if it is shed
     */
    TelemetryEvent kept(TelemetryEvent event, Worth least) {
        if (Worth.of(event).compareTo(least) < 0) {
            shed.increment();
            throw new UnfitEventException(REASON);
        }
        return event;
    }

    /** How many of these were shed. */
    static int among(List<Rejection> rejected) {
        return (int) rejected.stream()
                .filter(rejection -> rejection.reason().equals(REASON))
                .count();
    }

    /** Events that were shed since the start. */
    long count() {
        return shed.sum();
    }
}
