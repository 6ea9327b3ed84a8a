package dev.bulwark.server.live;

import dev.bulwark.model.live.LiveKind;
import dev.bulwark.server.store.TenantScope;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one reader sees of the stream, and how places in it are told to that reader. Thread-safe. */
record LiveView(Set<LiveKind> kinds, TenantScope scope, SealedPositions sealed, LiveNarrowing narrowing) {
    LiveView {
        kinds = Set.copyOf(kinds);
    }

    boolean wants(LiveKind kind) {
        return kinds.contains(kind);
    }

    /** What the reader is sent, not to be changed; null for an event that is not for this reader. */
    byte @Nullable [] frameOf(StoredLiveEvent event) {
        if (!wants(event.kind()) || !scope.includes(event.tenant())) {
            return null;
        }
        if (scope.isAll()) {
            return event.frame();
        }
        String data = narrowing.narrowed(event.kind(), event.data(), scope);
        return StoredLiveEvent.frame(event.kind(), idOf(event.position()), data);
    }

    /** A position as an event's id. */
    String idOf(long position) {
        return scope.isAll() ? Long.toString(position) : sealed.seal(position);
    }

    /** The same within JSON. */
    String jsonIdOf(long position) {
        return scope.isAll() ? idOf(position) : "\"" + idOf(position) + "\"";
    }

    /** The position that {@link #idOf} made an id of; empty for anything else. */
    Optional<Long> positionOf(String id) {
        if (!scope.isAll()) {
            return sealed.open(id);
        }
        return id.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(id)) : Optional.empty();
    }
}
