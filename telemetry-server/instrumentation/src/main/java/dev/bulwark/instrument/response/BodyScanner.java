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
    ForeignValue foreign();

    /**
     * Up to here, counted from the start of the body, bytes may leave.
     *
     * @param released up to where they have left
     */
    long safeUpTo(long released);

    /**
     * Up to here bytes leave when there is no room for all that is not safe.
     *
     * @param least so many bytes from {@code released} on, unless it is known where the next record within begins
     */
    long unavoidableUpTo(long released, int least);

    /** Whether the body is a list of records: then each of them stands for itself, and may leave before the next. */
    boolean isList();

    /** Whether its reader waits for each part of it: then what is safe leaves at once, and not when more has come. */
    boolean isStream();

    /** Whether what was read so far may be a whole body: nothing in it is open. */
    boolean isComplete();

    /** Reads no further: what comes may leave as it is. Has no effect after a foreign identifier. */
    void giveUp();
}
