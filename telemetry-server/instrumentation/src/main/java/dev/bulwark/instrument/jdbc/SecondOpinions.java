package dev.bulwark.instrument.jdbc;

import dev.bulwark.instrument.failure.OwnFailures;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Looks again, away from the request, at what could not be decided in time: behind the readings of the schema, since it
 * uses the same thread. Bounded and thread-safe.
 */
final class SecondOpinions {
    private static final int MOST_WAITING = 256;

    /** One after the reading that is under way, and one after the reading that it asks for. */
    private static final int MOST_LOOKS = 3;

    private final Executor background;
    private final OwnFailures failures;
    private final AtomicInteger waiting = new AtomicInteger();

    SecondOpinions(Executor background, OwnFailures failures) {
        this.background = background;
        this.failures = failures;
    }

    /** A look at what was left undecided. */
    @FunctionalInterface
    interface Look {
        /**
         * Looks.
         *
         * @param last whether there will be no other
         * @return whether it is settled
         */
        boolean isSettled(boolean last);
    }

    /** Has somebody look soon; false when too much waits already. */
    boolean ask(Look look) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return false;
        }
        return submit(look, 1);
    }

    private boolean submit(Look look, int number) {
        try {
            background.execute(() -> take(look, number));
            return true;
        } catch (RuntimeException | LinkageError e) {
            waiting.decrementAndGet();
            failures.note("looking at a statement again", e);
            return false;
        }
    }

    private void take(Look look, int number) {
        boolean settled = true;
        try {
            settled = look.isSettled(number == MOST_LOOKS);
        } catch (RuntimeException | LinkageError e) {
            failures.note("looking at a statement again", e);
        }
        if (settled || !submit(look, number + 1)) {
            waiting.decrementAndGet();
        }
    }
}
