package dev.bulwark.instrument.failure;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what goes wrong inside the instrumentation, and says it once for each place. Thread-safe. */
public final class OwnFailures {
    private static final System.Logger LOG = System.getLogger("dev.bulwark.instrument");

    /** More than a developer would read. */
    private static final int MOST_REMARKS = 200;

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final Set<String> remarks = ConcurrentHashMap.newKeySet();

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

    /** Says once what the developer should know although nothing failed. */
    public void remark(String words) {
        if (remarks.size() < MOST_REMARKS && remarks.add(words)) {
            LOG.log(System.Logger.Level.INFO, "Bulwark: " + words);
        }
    }

    /** How often anything went wrong since the start. */
    public long count() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }
}
