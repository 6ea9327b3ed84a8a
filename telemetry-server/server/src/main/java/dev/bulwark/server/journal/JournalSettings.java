package dev.bulwark.server.journal;

import java.time.Duration;

/**
 * How the journal is kept.
 *
 * @param segmentBytes how large one file of it grows, 64 KiB to 1 GiB
 * @param keepDays how long a segment is kept after all of it is in the store, so that the store can be rebuilt, 0 to 3650
 * @param keepBytes how much is kept for that at most; the oldest goes first. Not negative
 * @param backlogBytes how much may wait for the store before senders are asked to come again, from 1 MiB up
 * @param keepFreeBytes below so much free space on the disk nothing is taken in, so that the store can still work. Not
 *     negative
 */
public record JournalSettings(int segmentBytes, int keepDays, long keepBytes, long backlogBytes, long keepFreeBytes) {
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;
    private static final long GIB = 1024L * MIB;

    public JournalSettings {
        require(segmentBytes >= 64 * KIB && segmentBytes <= GIB, "segmentBytes must be 65536 to 1073741824");
        require(keepDays >= 0 && keepDays <= 3_650, "keepDays must be 0 to 3650");
        require(keepBytes >= 0, "keepBytes must not be negative");
        require(backlogBytes >= MIB, "backlogBytes must be at least 1048576");
        require(keepFreeBytes >= 0, "keepFreeBytes must not be negative");
    }

    public static JournalSettings defaults() {
        return new JournalSettings(64 * MIB, 7, 10 * GIB, 256L * MIB, 16L * MIB);
    }

    Duration keepFor() {
        return Duration.ofDays(keepDays);
    }

    private static void require(boolean fulfilled, String message) {
        if (!fulfilled) {
            throw new IllegalArgumentException(message);
        }
    }
}
