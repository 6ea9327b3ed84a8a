package dev.bulwark.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** Looks for records in the file of one segment. Not thread-safe. */
final class SegmentScan {
    private static final int SEARCH_BYTES = 256 * 1024;

    private final FileChannel file;
    private final long segment;

    SegmentScan(FileChannel file, long segment) {
        this.file = file;
        this.segment = segment;
    }

    boolean hasHeader() throws IOException {
        ByteBuffer header = read(0, RecordFormat.SEGMENT_HEADER);
        return header != null && RecordFormat.isSegmentHeader(header, segment);
    }

    /** The record that begins at an offset and ends before the limit; null if there is none that is whole. */
    @Nullable
    JournalRecord recordAt(long offset, long limit) throws IOException {
        long room = limit - offset - RecordFormat.RECORD_HEADER;
        ByteBuffer header = room < 0 ? null : read(offset, RecordFormat.RECORD_HEADER);
        if (header == null || header.getInt() != RecordFormat.RECORD_MARK) {
            return null;
        }
        int length = header.getInt();
        int checksum = header.getInt();
        ByteBuffer payload = length < 0 || length > room ? null : read(offset + RecordFormat.RECORD_HEADER, length);
        JournalPosition at = new JournalPosition(segment, offset);
        if (payload == null || RecordFormat.checksum(at, payload.array()) != checksum) {
            return null;
        }
        return new JournalRecord(at, at.plus(RecordFormat.sizeOf(payload.array())), payload.array());
    }

    /** Where the next whole record begins, from an offset on; the limit if there is none. */
    long nextRecord(long from, long limit) throws IOException {
        for (long at = from; at < limit; at += SEARCH_BYTES) {
            int length = (int) Math.min(SEARCH_BYTES + Integer.BYTES - 1, limit - at);
            ByteBuffer piece = read(at, length);
            for (int i = 0; piece != null && i + Integer.BYTES <= length; i++) {
                if (piece.getInt(i) == RecordFormat.RECORD_MARK && recordAt(at + i, limit) != null) {
                    return at + i;
                }
            }
        }
        return limit;
    }

    /** So many bytes; null if the file ends before. */
    private @Nullable ByteBuffer read(long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            int read = file.read(bytes, offset + bytes.position());
            if (read < 0) {
                return null;
            }
        }
        return bytes.flip();
    }
}
