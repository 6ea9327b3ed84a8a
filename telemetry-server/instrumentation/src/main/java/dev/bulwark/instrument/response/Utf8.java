package dev.bulwark.instrument.response;

/** Writes code points as UTF-8. */
final class Utf8 {
    /** The most bytes that a code point takes. */
    static final int LONGEST = 4;

    private Utf8() {}

    /** Writes a code point into an array that has room for it; where the next byte goes. */
    static int write(int point, byte[] target, int at) {
        int next = at;
        if (point < 0x80) {
            target[next++] = (byte) point;
        } else if (point < 0x800) {
            target[next++] = (byte) (0xC0 | (point >> 6));
            target[next++] = continuation(point);
        } else if (point < 0x10000) {
            target[next++] = (byte) (0xE0 | (point >> 12));
            target[next++] = continuation(point >> 6);
            target[next++] = continuation(point);
        } else {
            target[next++] = (byte) (0xF0 | (point >> 18));
            target[next++] = continuation(point >> 12);
            target[next++] = continuation(point >> 6);
            target[next++] = continuation(point);
        }
        return next;
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3F));
    }
}
