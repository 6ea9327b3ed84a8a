package dev.bulwark.server.ingest;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** The ids of events that were taken in and are not in the store yet. Thread-safe. */
final class PendingIds {
    private final IdSet ids = new IdSet();
    private final int most;

    /**
     * @param most beyond so many, ids are not remembered: what is sent again is then counted as accepted twice, although it is
     *     stored once
     */
    PendingIds(int most) {
        this.most = most;
    }

    /** Remembers ids and returns those that were not remembered before. */
    synchronized Set<UUID> claim(Collection<UUID> some) {
        Set<UUID> fresh = new HashSet<>();
        for (UUID id : some) {
            if (ids.size() < most ? ids.add(id) : !ids.contains(id)) {
                fresh.add(id);
            }
        }
        return fresh;
    }

    /** Forgets ids that are in the store now, or will never be. */
    synchronized void release(Iterable<UUID> some) {
        some.forEach(ids::remove);
    }
}
