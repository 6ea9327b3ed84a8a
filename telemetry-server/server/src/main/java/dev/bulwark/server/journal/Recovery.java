package dev.bulwark.server.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.NavigableSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds where a journal ends, after whatever ended the process that wrote it. */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final long FIRST = 1;

    private final SegmentDirectory directory;
    private final SegmentFile.Opener opener;

    Recovery(SegmentDirectory directory, SegmentFile.Opener opener) {
        this.directory = directory;
        this.opener = opener;
    }

    /**
     * Cuts off what was being written when the process ended, and says behind which record to go on. What is damaged but has
     * records behind it stays, for it may have been acknowledged: readers tell of it.
     */
    JournalPosition end() throws IOException {
        NavigableSet<Long> segments = directory.segments();
        if (segments.isEmpty()) {
            return begin(FIRST);
        }
        long last = segments.last();
        long size;
        long end;
        try (FileChannel file = FileChannel.open(directory.file(last), StandardOpenOption.READ)) {
            size = file.size();
            end = endOfRecords(new SegmentScan(file, last), size);
        }
        if (end <= RecordFormat.SEGMENT_HEADER) {
            return begin(last);
        }
        if (end < size) {
            LOG.info("Cut {} bytes that were being written when the server ended", size - end);
            cut(last, end);
        }
        return new JournalPosition(last, end);
    }

    private static long endOfRecords(SegmentScan scan, long size) throws IOException {
        long end = RecordFormat.SEGMENT_HEADER;
        long at = end;
        while (at < size) {
            JournalRecord record = scan.recordAt(at, size);
            if (record == null) {
                at = scan.nextRecord(at + 1, size);
            } else {
                at = record.next().offset();
                end = at;
            }
        }
        return end;
    }

    private JournalPosition begin(long segment) throws IOException {
        JournalWriter.begun(directory, opener, segment).close();
        return new JournalPosition(segment, RecordFormat.SEGMENT_HEADER);
    }

    private void cut(long segment, long size) throws IOException {
        try (SegmentFile file = opener.open(directory.file(segment))) {
            file.truncate(size);
            file.force();
        }
    }
}
