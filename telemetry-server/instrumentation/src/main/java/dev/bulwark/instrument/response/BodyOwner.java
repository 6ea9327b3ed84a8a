package dev.bulwark.instrument.response;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Whose body it is: knows what it is as soon as its headers stay as they are. */
interface BodyOwner {
    /** How many bytes the container would collect before it sends the headers. */
    int containersBuffer();

    /**
     * How to look into the body; null when it is none of our concern.
     *
     * @param start its first bytes
     */
    @Nullable
    BodyScanner open(byte[] start, int length);

    /**
     * Stops the response: a foreign identifier was found.
     *
     * @param started whether bytes of the body have left already
     */
    void stop(ForeignValue foreign, boolean started) throws IOException;

    /** Whether somebody wants to know what looking into the body takes. */
    boolean isMeasured();

    /** Told what it took, if somebody wants to know. */
    void spent(long nanos);
}
