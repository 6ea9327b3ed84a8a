package dev.bulwark.model.resolution;

import org.jspecify.annotations.Nullable;

/**
 * What a person says when settling something or reopening it.
 *
 * @param note why; may be left out
 */
public record Resolution(@Nullable String note) {}
