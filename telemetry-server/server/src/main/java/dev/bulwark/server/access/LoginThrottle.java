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
    }

    /** How long this name at this address must wait; zero when it may try now. */
    synchronized Duration waitFor(String name, String address) {
        Failures before = failures.get(new Key(name, address));
        Duration wait = before == null ? Duration.ZERO : Duration.between(clock.instant(), before.nextTryAt());
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    synchronized void failed(String name, String address) {
        Instant now = clock.instant();
        failures.merge(new Key(name, address), new Failures(1, now), (old, fresh) -> {
            boolean forgotten = old.last().plus(FORGET_AFTER).isBefore(now);
            return forgotten ? fresh : new Failures(old.count() + 1, now);
        });
    }

    /** How many pairs of name and address are remembered; bounded. */
    synchronized int size() {
        return failures.size();
    }

    synchronized void succeeded(String name, String address) {
        failures.remove(new Key(name, address));
    }
}
