package dev.bulwark.instrument.response;

import org.jspecify.annotations.Nullable;

/** Looks for foreign identifiers in a body's bytes as they pass. Not thread-safe. */
interface BodyScanner {
    /** Reads on; stops for good at the first foreign identifier. */
    void scan(byte[] bytes, int from, int length);

    /** The body is over. */
    void end();

    /** The first foreign identifier; null as long as there is none. */
    @Nullable
    String foreign();

    /**
     * Up to here, counted from the start of the body, bytes may leave.
     *
     * @param released up to where they have left
     */
    long safeUpTo(long released);
}
