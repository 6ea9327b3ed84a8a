package dev.bulwark.server.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down whoever guesses passwords. The delay belongs to a name at an address: a guesser elsewhere cannot lock the
 * person out. Thread-safe.
 */
public final class LoginThrottle {
    private static final int FREE_TRIES = 3;
    private static final int MAX_DOUBLINGS = 6;
    private static final int MAX_ENTRIES = 10_000;
    private static final Duration FORGET_AFTER = Duration.ofMinutes(15);

    private final Clock clock;
    private final Map<Key, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Failures> eldest) {
            return size() > MAX_ENTRIES;
        }
    };

    public LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    private record Key(String name, String address) {}

    private record Failures(int count, Instant last) {
        Instant nextTryAt() {
            int beyond = count - FREE_TRIES;
            return beyond < 0 ? last : last.plusSeconds(1L << Math.min(beyond, MAX_DOUBLINGS));
        }

        Failures and(Failures fresh) {
            boolean forgotten = last.plus(FORGET_AFTER).isBefore(fresh.last);
            return forgotten ? fresh : new Failures(count + 1, fresh.last);
        }
    }

    /**
     * Begins a try, which counts as a wrong one until it {@link #succeeded}: tries at the same time count like one after
     * the other.
     *
     * @return how long this name at this address must wait; zero when it may try now
     */
    synchronized Duration begin(String name, String address) {
        Key key = new Key(name, address);
        Failures before = failures.get(key);
        Duration wait = before == null ? Duration.ZERO : Duration.between(clock.instant(), before.nextTryAt());
        if (wait.compareTo(Duration.ZERO) > 0) {
            return wait;
        }
        failures.merge(key, new Failures(1, clock.instant()), Failures::and);
        return Duration.ZERO;
    }

    /** How many pairs of name and address are remembered; bounded. */
    synchronized int size() {
        return failures.size();
    }

    synchronized void succeeded(String name, String address) {
        failures.remove(new Key(name, address));
    }
}
