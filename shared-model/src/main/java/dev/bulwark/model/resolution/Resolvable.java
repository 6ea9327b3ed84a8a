package dev.bulwark.model.resolution;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that stays open until somebody settles it. */
public interface Resolvable {
    UUID id();

    /** Whether somebody settled it. */
    boolean resolved();

    /** Who settled it; null while it is open. */
    @Nullable
    String resolvedBy();

    /** Why; null while it is open or when nothing was said. */
    @Nullable
    String note();
}
