package dev.bulwark.instrument.client;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Knows which services fail at the moment, and how many single calls may still be recorded until the next flush: a service
 * that is away would otherwise push everything else out. Thread-safe, without locks where a service is known.
 */
final class Standings {
    private static final int MOST_KNOWN = 500;
    private static final int SINGLES_OF_EACH = 20;
    private static final int SINGLES_IN_ALL = 400;

    private final ConcurrentHashMap<ExternalCalls.Call, Standing> standings = new ConcurrentHashMap<>();
    private final Standing others = new Standing();
    private final AtomicInteger singles = new AtomicInteger();

    /** Whether a call that has ended is to be recorded. */
    boolean isTelling(ExternalCalls.Call call, boolean failed, boolean slow) {
        Standing known = standings.get(call);
        if (!failed && !slow && known == null) {
            return false;
        }
        Standing standing = known == null ? meet(call) : known;
        boolean recovered = !failed && standing.failing.get() && standing.failing.compareAndSet(true, false);
        if (failed) {
            standing.failing.set(true);
        }
        return recovered || (failed || slow) && standing.mayTell() && singles.getAndIncrement() < SINGLES_IN_ALL;
    }

    /** A new interval begins. */
    void startAnew() {
        singles.set(0);
        others.told.set(0);
        standings.values().removeIf(standing -> standing.told.getAndSet(0) == 0 && !standing.failing.get());
    }

    private Standing meet(ExternalCalls.Call call) {
        return standings.size() < MOST_KNOWN ? standings.computeIfAbsent(call, unknown -> new Standing()) : others;
    }

    private static final class Standing {
        private final AtomicBoolean failing = new AtomicBoolean();
        private final AtomicInteger told = new AtomicInteger();

        boolean mayTell() {
            return told.getAndIncrement() < SINGLES_OF_EACH;
        }
    }
}
