package dev.bulwark.server.journal;

import java.util.Comparator;

/**
 * A place in a journal.
 *
 * @param segment counted from 1; 0 is before everything
 * @param offset bytes from the beginning of the segment's file
 */
public record JournalPosition(long segment, long offset) implements Comparable<JournalPosition> {
    /** Before everything that a journal holds. */
    public static final JournalPosition START = new JournalPosition(0, 0);

    private static final Comparator<JournalPosition> ORDER =
            Comparator.comparingLong(JournalPosition::segment).thenComparingLong(JournalPosition::offset);

    JournalPosition plus(long bytes) {
        return new JournalPosition(segment, offset + bytes);
    }

    @Override
    public int compareTo(JournalPosition other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return segment + ":" + offset;
    }
}
