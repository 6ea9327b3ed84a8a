package dev.bulwark.model.isolation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Settles many violations with one note.
 *
 * @param ids which; those already resolved or unknown are left as they are
 */
public record BulkResolution(List<UUID> ids, @Nullable String note) {
    public BulkResolution {
        ids = List.copyOf(ids);
    }
}
