package dev.bulwark.instrument.response;

import java.util.Arrays;

/**
 * Which arrays and objects are open, and where the open records begin: objects that are elements of an array, or of a
 * sequence. Its depth is bounded by whoever opens them. Not thread-safe.
 */
final class Nesting {
    /** Beyond so many records within records, the inner ones are not told apart. */
    private static final int MOST_RECORDS = 64;

    /** What is kept of a level that is an object; of an array it is the key of its elements. */
    private static final int OBJECT = TenantKeys.NONE - 1;

    private final boolean sequence;
    private int level;
    private int[] levels = new int[8];
    private long[] recordStarts = new long[2];
    private int[] recordLevels = new int[2];
    private int records;

    Nesting(boolean sequence) {
        this.sequence = sequence;
    }

    /** How many arrays and objects are open. */
    int level() {
        return level;
    }

    /** Whether records follow one another at the outermost level, in an array or as a sequence. */
    boolean isList() {
        return sequence || (level > 0 && levels[0] != OBJECT);
    }

    /** Nothing is open any more. */
    void clear() {
        level = 0;
        records = 0;
    }

    void openObject(long position) {
        boolean isElement = level == 0 ? sequence : levels[level - 1] != OBJECT;
        if (isElement && records < MOST_RECORDS) {
            openRecord(position);
        }
        push(OBJECT);
    }

    /** Opens an array whose elements are identifiers under a key, or {@link TenantKeys#NONE}. */
    void openArray(int keyOfElements) {
        push(keyOfElements);
    }

    void close() {
        if (level > 0) {
            level--;
        }
        if (records > 0 && recordLevels[records - 1] >= level) {
            records--;
        }
    }

    /** The key under which the elements of the innermost open array stand, if it is one, directly. */
    int keyOfElements() {
        int innermost = level == 0 ? OBJECT : levels[level - 1];
        return innermost == OBJECT ? TenantKeys.NONE : innermost;
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

    private void push(int kind) {
        if (level == levels.length) {
            levels = Arrays.copyOf(levels, 2 * level);
        }
        levels[level++] = kind;
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
}
