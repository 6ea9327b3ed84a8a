package dev.bulwark.instrument.response;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the end of JSON text, or an escape in it, eight bytes at a time: a byte is zero after XOR with the one that is
 * looked for, and a zero byte is found as in Hacker's Delight, section 6-1.
 */
final class TextEnd {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long TOPS = 0x8080_8080_8080_8080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';

    private TextEnd() {}

    /** The place of the first quote or backslash; the end when there is none. */
    static int find(byte[] bytes, int from, int end) {
        int at = from;
        while (at + Long.BYTES <= end) {
            long eight = (long) EIGHT.get(bytes, at);
            long found = zeroesIn(eight ^ QUOTES) | zeroesIn(eight ^ BACKSLASHES);
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >> 3);
            }
            at += Long.BYTES;
        }
        while (at < end && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    /** The top bit of the first zero byte is set; of later bytes it may be wrong, which does not matter here. */
    private static long zeroesIn(long eight) {
        return (eight - ONES) & ~eight & TOPS;
    }
}
