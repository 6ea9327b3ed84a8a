package dev.bulwark.console.client;

import java.util.List;
import java.util.UUID;

/**
 * What became of many violations that were to be resolved.
 *
 * @param resolved those that now are
 * @param skipped those that already were, or are not known
 */
public record BulkAnswer(List<UUID> resolved, List<UUID> skipped) {
    public BulkAnswer {
        resolved = List.copyOf(resolved);
        skipped = List.copyOf(skipped);
    }
}
