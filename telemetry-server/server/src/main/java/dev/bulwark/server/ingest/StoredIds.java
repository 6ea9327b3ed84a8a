package dev.bulwark.server.ingest;

import dev.bulwark.server.journal.JournalPosition;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Knows which events are in the store, and up to where journals are. Thread-safe. */
public final class StoredIds {
    private final Jdbi jdbi;
    private final EventIds ids = new EventIds();
    private final Watermarks watermarks = new Watermarks();

    public StoredIds(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Those that are in the store. */
    public Set<UUID> among(Collection<UUID> some) {
        return some.isEmpty() ? Set.of() : jdbi.withHandle(handle -> ids.known(handle, some));
    }

    /** Up to where a journal is in the store; empty when nothing of it is. */
    public Optional<JournalPosition> upTo(UUID journal) {
        return jdbi.withHandle(handle -> watermarks.of(handle, journal));
    }
}
