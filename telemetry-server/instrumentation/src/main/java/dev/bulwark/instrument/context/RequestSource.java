package dev.bulwark.instrument.context;

import dev.bulwark.instrument.Caller;
import org.jspecify.annotations.Nullable;

/** What a request may still tell of itself while it is worked on; not asked any more once it has ended. Thread-safe. */
public interface RequestSource {
    /** Who makes the request; null while that is not known. */
    @Nullable
    Caller caller();

    /** Method and route template as known now. */
    @Nullable
    String endpoint();
}
