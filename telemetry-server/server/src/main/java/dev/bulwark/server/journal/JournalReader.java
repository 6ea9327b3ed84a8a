package dev.bulwark.server.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.NavigableSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads records in their order, and goes on behind what is damaged, which it tells. Not thread-safe. */
public final class JournalReader implements Closeable {
    private final SegmentDirectory directory;
    private final Supplier<JournalPosition> end;
    private final Consumer<Damage> onDamage;
    private JournalPosition position;
    private @Nullable FileChannel file;

    /** @param end behind the last record that may be read; it may move on while reading */
    JournalReader(
            SegmentDirectory directory,
            JournalPosition from,
            Supplier<JournalPosition> end,
            Consumer<Damage> onDamage) {
        this.directory = directory;
        this.position = from;
        this.end = end;
        this.onDamage = onDamage;
    }

    /** Where the next record is looked for. */
    public JournalPosition position() {
        return position;
    }

    /** The next record; null when there is none yet. */
    public @Nullable JournalRecord next() throws IOException {
        JournalPosition last = end.get();
        while (position.compareTo(last) < 0) {
            FileChannel segment = file == null ? openNext() : file;
            long limit = position.segment() == last.segment() ? last.offset() : segment.size();
            JournalRecord record = position.offset() < limit ? read(segment, limit) : null;
            if (record != null) {
                return record;
            }
            if (position.offset() >= limit && position.segment() < last.segment()) {
                close();
                position = new JournalPosition(position.segment() + 1, 0);
            }
        }
        return null;
    }

    private @Nullable JournalRecord read(FileChannel segment, long limit) throws IOException {
        SegmentScan scan = new SegmentScan(segment, position.segment());
        JournalRecord record = scan.recordAt(position.offset(), limit);
        if (record == null) {
            long next = scan.nextRecord(position.offset() + 1, limit);
            skipTo(new JournalPosition(position.segment(), next), "no readable record");
            return null;
        }
        position = record.next();
        return record;
    }

    private FileChannel openNext() throws IOException {
        NavigableSet<Long> segments = directory.segments();
        Long number = segments.ceiling(position.segment());
        if (number == null) {
            throw new NoSuchFileException(directory.file(position.segment()).toString());
        }
        if (number > position.segment()) {
            JournalPosition begin = new JournalPosition(number, 0);
            if (position.equals(JournalPosition.START)) {
                position = begin;
            } else {
                skipTo(begin, "the segments in between are gone");
            }
        }
        FileChannel segment = FileChannel.open(directory.file(number), StandardOpenOption.READ);
        file = segment;
        passHeader(segment);
        return segment;
    }

    private void passHeader(FileChannel segment) throws IOException {
        if (position.offset() >= RecordFormat.SEGMENT_HEADER) {
            return;
        }
        JournalPosition behind = new JournalPosition(position.segment(), RecordFormat.SEGMENT_HEADER);
        if (new SegmentScan(segment, position.segment()).hasHeader()) {
            position = behind;
        } else {
            skipTo(behind, "the segment does not begin as it should");
        }
    }

    private void skipTo(JournalPosition next, String reason) {
        onDamage.accept(new Damage(position, next, reason));
        position = next;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
