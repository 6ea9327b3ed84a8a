package dev.bulwark.instrument.response;

import java.io.IOException;
import java.util.Arrays;

/** Bytes of a body that have not left yet, up to a limit. Starts small. Not thread-safe. */
final class HeldBytes {
    private static final byte[] NOTHING = new byte[0];

    private final int limit;
    private final BufferPool pool;
    private byte[] bytes = NOTHING;
    private int length;
    private int scanned;
    private long released;
    private boolean isSmall;

    HeldBytes(int limit, BufferPool pool) {
        this.limit = limit;
        this.pool = pool;
    }

    /** From now on the buffer has no more room than it needs: it may be kept for long while nothing is in it. */
    void staySmall() {
        isSmall = true;
    }

    int room() {
        return limit - length;
    }

    /** How many bytes of the body have left. */
    long released() {
        return released;
    }

    int length() {
        return length;
    }

    /** What is held, from its start; not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /** Adds bytes for which there is {@link #room()}. */
    void add(byte[] source, int from, int count) {
        if (length + count > bytes.length) {
            grow(length + count);
        }
        System.arraycopy(source, from, bytes, length, count);
        length += count;
    }

    /** How many bytes were added since the last scan. */
    int unscanned() {
        return length - scanned;
    }

    /** Scans what was added since the last time; how much that was. */
    int scan(BodyScanner scanner) {
        int count = unscanned();
        if (count > 0) {
            scanner.scan(bytes, scanned, count);
            scanned = length;
        }
        return count;
    }

    /** Lets the bytes up to a position of the body leave. */
    void releaseUpTo(long position, BodySink sink) throws IOException {
        int count = (int) Math.min(length, position - released);
        if (count > 0) {
            sink.write(bytes, 0, count);
            length -= count;
            scanned = Math.max(0, scanned - count);
            System.arraycopy(bytes, count, bytes, 0, length);
            released += count;
        }
    }

    /** Forgets what is held. */
    void clear() {
        length = 0;
        scanned = 0;
        bytes = NOTHING;
    }

    /** Forgets what is held, and leaves the buffer to other bodies: nobody may still be writing to this one. */
    void recycle() {
        byte[] used = bytes;
        clear();
        pool.giveBack(used);
    }

    private void grow(int needed) {
        if (!isSmall && bytes.length == 0 && needed <= BufferPool.SIZE && BufferPool.SIZE <= limit) {
            bytes = pool.take();
            return;
        }
        byte[] smaller = bytes;
        bytes = Arrays.copyOf(smaller, Math.min(limit, Math.max(needed, 2 * smaller.length)));
        pool.giveBack(smaller);
    }
}
