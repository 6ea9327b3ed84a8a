package dev.bulwark.instrument.response;

import java.util.Arrays;

/**
 * Which arrays and objects are open, and where the open records begin: objects that are elements of an array, or of a
 * sequence. Levels beyond 63 are only counted. Not thread-safe.
 */
final class Nesting {
    private static final int MOST_RECORDS = 64;

    private final boolean sequence;
    private int level;

    /** Bit n says whether level n is an array. */
    private long arrays;

    /** Bit n says whether level n is an array whose elements are tenants' identifiers. */
    private long tenantArrays;

    private long[] recordStarts = new long[4];
    private int[] recordLevels = new int[4];
    private int records;

    Nesting(boolean sequence) {
        this.sequence = sequence;
    }

    void openObject(long position) {
        boolean isElement = level == 0 ? sequence : has(arrays);
        if (isElement && records < MOST_RECORDS) {
            openRecord(position);
        }
        level++;
        arrays = with(arrays, false);
        tenantArrays = with(tenantArrays, false);
    }

    void openArray(boolean ofTenants) {
        level++;
        arrays = with(arrays, true);
        tenantArrays = with(tenantArrays, ofTenants);
    }

    void close() {
        level = Math.max(0, level - 1);
        if (records > 0 && recordLevels[records - 1] >= level) {
            records--;
        }
    }

    /** Whether the innermost open array holds tenants' identifiers, and not objects or other arrays. */
    boolean isInTenantArray() {
        return has(tenantArrays);
    }

    /** The start of the outermost open record from a position on, or the alternative when there is none. */
    long outermostRecordFrom(long position, long otherwise) {
        for (int i = 0; i < records; i++) {
            if (recordStarts[i] >= position) {
                return recordStarts[i];
            }
        }
        return otherwise;
    }

    private void openRecord(long position) {
        if (records == recordStarts.length) {
            recordStarts = Arrays.copyOf(recordStarts, 2 * records);
            recordLevels = Arrays.copyOf(recordLevels, 2 * records);
        }
        recordStarts[records] = position;
        recordLevels[records] = level;
        records++;
    }

    private boolean has(long bits) {
        return level < Long.SIZE && (bits >>> level & 1) != 0;
    }

    private long with(long bits, boolean value) {
        if (level >= Long.SIZE) {
            return bits;
        }
        long bit = 1L << level;
        return value ? bits | bit : bits & ~bit;
    }
}
