package dev.bulwark.instrument.shipping;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the batch that a server cannot digest: one to which it answers with an error of its own again and again while it takes
 * others. After {@value #TRIES_IN_A_ROW} such answers in a row another batch is tried. If that one is taken, the first one is to
 * blame: it rests, longer each time, and is given up when it was to blame {@value #MOST_ROUNDS} times. A server that takes
 * nothing blames nobody. Belongs to one thread.
 */
final class Setbacks {
    static final int TRIES_IN_A_ROW = 3;
    static final int MOST_ROUNDS = 8;

    /** The spool may drop batches without a word to here. */
    private static final int MOST_KNOWN = 100;

    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final LongSupplier nanoTime;
    private final Map<Long, Setback> setbacks = new LinkedHashMap<>();
    private @Nullable Long suspect;

    Setbacks(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The batch that another one is to be tried instead of, by number, if there is one. */
    @Nullable
    Long suspect() {
        return suspect;
    }

    /** Whether a batch is to be left alone for now. */
    boolean isResting(long number) {
        Setback setback = setbacks.get(number);
        return setback != null && setback.restsUntil - nanoTime.getAsLong() > 0;
    }

    /** The server answered to a batch with an error of its own. */
    void failedOn(long number) {
        Setback setback = setbacks.computeIfAbsent(number, fresh -> new Setback(nanoTime.getAsLong()));
        if (setbacks.size() > MOST_KNOWN) {
            forget(setbacks.keySet().iterator().next());
        }
        setback.tries++;
        suspect = null;
        if (setback.tries >= TRIES_IN_A_ROW) {
            setback.tries = 0;
            suspect = number;
        }
    }

    /** An attempt failed in another way, or with a batch that has no number yet. */
    void failed() {
        suspect = null;
    }

    /**
     * A batch was taken.
     *
     * @return the number of the batch that is to be given up, if that makes it clear
     */
    @Nullable
    Long taken() {
        Long blamed = suspect;
        suspect = null;
        Setback setback = blamed == null ? null : setbacks.get(blamed);
        if (setback == null) {
            return null;
        }
        setback.rounds++;
        long rest = Math.min(FIRST_REST.toNanos() << (setback.rounds - 1), LONGEST_REST.toNanos());
        setback.restsUntil = nanoTime.getAsLong() + rest;
        return setback.rounds >= MOST_ROUNDS ? blamed : null;
    }

    /** A batch is done with, one way or the other. */
    void forget(long number) {
        setbacks.remove(number);
    }

    private static final class Setback {
        private int tries;
        private int rounds;
        private long restsUntil;

        Setback(long now) {
            restsUntil = now;
        }
    }
}
