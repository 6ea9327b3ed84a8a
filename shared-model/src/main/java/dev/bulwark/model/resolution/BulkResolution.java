package dev.bulwark.model.resolution;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Settles many with one note.
 *
 * @param ids which; those already resolved or unknown are left as they are
 */
public record BulkResolution(List<UUID> ids, @Nullable String note) {
    public BulkResolution {
        Objects.requireNonNull(ids, "ids is required");
        ids.forEach(id -> Objects.requireNonNull(id, "ids must not hold null"));
        ids = List.copyOf(ids);
    }
}
