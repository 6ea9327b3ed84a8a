package dev.bulwark.model.isolation;

import org.jspecify.annotations.Nullable;

/**
 * What a person says when settling or reopening a violation.
 *
 * @param note why; may be left out
 */
public record Resolution(@Nullable String note) {}
