package dev.bulwark.server.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * How bytes lie in a segment's file. A segment begins with a mark, a version and its number; a record is a mark, a length, a
 * checksum and the payload. The checksum covers the record's place too, so that what stands at a wrong place is not taken
 * for a record.
 */
final class RecordFormat {
    static final int SEGMENT_HEADER = 16;
    static final int RECORD_HEADER = 12;

    /** "BWJ" and a byte that no text has, so that a search for it seldom stops in vain. */
    static final int RECORD_MARK = 0x42574AF1;

    private static final int SEGMENT_MARK = 0x42574A53;
    private static final int VERSION = 1;

    private RecordFormat() {}

    static ByteBuffer segmentHeader(long segment) {
        return ByteBuffer.allocate(SEGMENT_HEADER)
                .putInt(SEGMENT_MARK)
                .putInt(VERSION)
                .putLong(segment)
                .flip();
    }

    static boolean isSegmentHeader(ByteBuffer header, long segment) {
        return header.equals(segmentHeader(segment));
    }

    static long sizeOf(byte[] payload) {
        return RECORD_HEADER + (long) payload.length;
    }

    static void put(ByteBuffer buffer, JournalPosition at, byte[] payload) {
        buffer.putInt(RECORD_MARK)
                .putInt(payload.length)
                .putInt(checksum(at, payload))
                .put(payload);
    }

    static int checksum(JournalPosition at, byte[] payload) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(20)
                .putLong(at.segment())
                .putLong(at.offset())
                .putInt(payload.length)
                .flip());
        crc.update(payload);
        return (int) crc.getValue();
    }
}
