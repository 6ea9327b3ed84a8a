package dev.bulwark.instrument.measure;

import org.jspecify.annotations.Nullable;

/** The length of a response's body, which may become known only after the request was counted. Thread-safe. */
public final class BodySize {
    /** One more than there are bytes; zero while that is not known. */
    private volatile long bytesAndOne;

    /** Sets the length in bytes; null leaves what is known. */
    public void set(@Nullable Long known) {
        if (known != null) {
            bytesAndOne = known + 1;
        }
    }

    /** The length in bytes; null while it is not known. */
    @Nullable
    Long known() {
        long now = bytesAndOne;
        return now == 0 ? null : now - 1;
    }
}
