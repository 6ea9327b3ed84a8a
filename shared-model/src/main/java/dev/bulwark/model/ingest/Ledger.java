package dev.bulwark.model.ingest;

import java.util.Map;

/**
 * An instance's own account of its events since it started, so that a gap is never silent.
 *
 * @param sent events acknowledged by the server
 * @param dropped events given up, by reason
 * @param spooled events that wait on disk
 */
public record Ledger(long sent, Map<String, Long> dropped, long spooled) {
    public static final Ledger EMPTY = new Ledger(0, Map.of(), 0);

    public Ledger {
        dropped = Values.objectOf(dropped);
        if (sent < 0 || spooled < 0 || dropped.values().stream().anyMatch(n -> n == null || n < 0)) {
            throw new IllegalArgumentException("a ledger counts from zero up");
        }
    }

    /** All dropped events, whatever the reason. */
    public long droppedInAll() {
        return dropped.values().stream().mapToLong(Long::longValue).sum();
    }
}
