package dev.bulwark.server.ingest;

import java.util.HashMap;
import java.util.Map;

/**
 * Something that many share, of which nobody may hold more than is left for all others: one alone gets half, two get a third
 * each, and who comes new always finds some. Thread-safe.
 */
final class FairShare {
    private final long room;
    private final Map<String, Long> held = new HashMap<>();
    private long taken;

    /** @param room how much there is */
    FairShare(long room) {
        this.room = room;
    }

    /** Returns whether there was enough; then it is held until it is given back. */
    synchronized boolean take(String who, long amount) {
        long mine = held.getOrDefault(who, 0L);
        if (mine > room - taken - amount) {
            return false;
        }
        held.put(who, mine + amount);
        taken += amount;
        return true;
    }

    synchronized void giveBack(String who, long amount) {
        taken -= amount;
        long mine = held.getOrDefault(who, 0L) - amount;
        if (mine > 0) {
            held.put(who, mine);
        } else {
            held.remove(who);
        }
    }
}
