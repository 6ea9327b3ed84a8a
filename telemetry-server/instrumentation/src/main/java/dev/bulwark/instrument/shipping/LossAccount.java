package dev.bulwark.instrument.shipping;

import dev.bulwark.model.ingest.Ledger;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What became of this process's events since it started. Thread-safe. */
public final class LossAccount {
    private final LongAdder sent = new LongAdder();
    private final Map<String, LongAdder> dropped = new ConcurrentHashMap<>();

    /** Events that the server has acknowledged. */
    void sent(long events) {
        sent.add(events);
    }

    /**
     * Events that were given up.
     *
     * @param reason from a small set of fixed names
     */
    public void dropped(String reason, long events) {
        dropped.computeIfAbsent(reason, key -> new LongAdder()).add(events);
    }

    /** The account as it stands, with the events that wait on disk. */
    Ledger ledger(long spooled) {
        Map<String, Long> byReason = new TreeMap<>();
        dropped.forEach((reason, count) -> byReason.put(reason, count.sum()));
        return new Ledger(sent.sum(), byReason, spooled);
    }
}
