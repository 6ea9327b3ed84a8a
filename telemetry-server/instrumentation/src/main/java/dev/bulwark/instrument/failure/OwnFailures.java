package dev.bulwark.instrument.failure;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what goes wrong inside the instrumentation, and says it once for each place. Thread-safe. */
public final class OwnFailures {
    private static final System.Logger LOG = System.getLogger("dev.bulwark.instrument");

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /**
     * Notes a failure.
     *
     * @param place what was being done, from a small set of fixed names
     */
    public void note(String place, Throwable failure) {
        boolean first = !counts.containsKey(place);
        counts.computeIfAbsent(place, key -> new LongAdder()).increment();
        if (first) {
            LOG.log(System.Logger.Level.WARNING, "Bulwark: " + place + " failed; said once, then counted", failure);
        }
    }

    /** How often anything went wrong since the start. */
    public long count() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }
}
