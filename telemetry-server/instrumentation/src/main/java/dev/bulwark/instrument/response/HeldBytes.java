package dev.bulwark.instrument.response;

import java.io.IOException;
import java.util.Arrays;

/** Bytes of a body that have not left yet, up to a limit. Starts small. Not thread-safe. */
final class HeldBytes {
    private static final int FIRST_SIZE = 2048;

    private final int limit;
    private byte[] bytes = new byte[0];
    private int length;
    private long released;

    HeldBytes(int limit) {
        this.limit = limit;
    }

    int room() {
        return limit - length;
    }

    /** How many bytes of the body have left. */
    long released() {
        return released;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** Adds bytes for which there is {@link #room()}. */
    void add(byte[] source, int from, int count) {
        if (length + count > bytes.length) {
            int larger = Math.max(length + count, Math.max(FIRST_SIZE, 2 * bytes.length));
            bytes = Arrays.copyOf(bytes, Math.min(limit, larger));
        }
        System.arraycopy(source, from, bytes, length, count);
        length += count;
    }

    /** Lets the bytes up to a position of the body leave. */
    void releaseUpTo(long position, BodySink sink) throws IOException {
        int count = (int) Math.min(length, position - released);
        if (count > 0) {
            sink.write(bytes, 0, count);
            length -= count;
            System.arraycopy(bytes, count, bytes, 0, length);
            released += count;
        }
    }

    /** Forgets what is held. */
    void clear() {
        length = 0;
    }
}
