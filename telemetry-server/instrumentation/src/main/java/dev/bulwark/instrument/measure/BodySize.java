package dev.bulwark.instrument.measure;

import org.jspecify.annotations.Nullable;

/** The length of a response's body, which may become known only after the request was counted. Thread-safe. */
public final class BodySize {
    private static final long UNKNOWN = -1;

    private volatile long bytes = UNKNOWN;

    /** Sets the length in bytes; null leaves what is known. */
    public void set(@Nullable Long known) {
        if (known != null) {
            bytes = known;
        }
    }

    /** The length in bytes; null while it is not known. */
    @Nullable
    Long known() {
        long now = bytes;
        return now == UNKNOWN ? null : now;
    }
}
