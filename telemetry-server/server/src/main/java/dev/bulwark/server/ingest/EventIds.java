package dev.bulwark.server.ingest;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Remembers which events were stored, so that one that is sent again is stored once. */
final class EventIds {
    /** More names in one IN list do not make it faster. */
    private static final int AT_ONCE = 500;

    /** Remembers ids as stored now and returns those that were stored before. */
    Set<UUID> rememberAll(Handle handle, Collection<UUID> ids, Instant now) {
        Set<UUID> known = known(handle, ids);
        PreparedBatch batch = handle.prepareBatch("INSERT INTO received_events (id, received_at) VALUES (:id, :now)");
        for (UUID id : ids) {
            if (!known.contains(id)) {
                batch.bind("id", id).bind("now", now).add();
            }
        }
        batch.execute();
        return known;
    }

    /** Those of the ids that were stored before. */
    Set<UUID> known(Handle handle, Collection<UUID> ids) {
        List<UUID> all = List.copyOf(ids);
        Set<UUID> known = new HashSet<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<UUID> part = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            known.addAll(handle.createQuery("SELECT id FROM received_events WHERE id IN (<ids>)")
                    .bindList("ids", part)
                    .mapTo(UUID.class)
                    .list());
        }
        return known;
    }
}
