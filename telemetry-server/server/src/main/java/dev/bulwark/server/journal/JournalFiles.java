package dev.bulwark.server.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** A journal as it lies on the disk, to be looked at without changing anything. Thread-safe. */
public final class JournalFiles {
    private final Path path;
    private final SegmentDirectory directory;

    /** @param path the directory of the journal */
    public JournalFiles(Path path) {
        this.path = path;
        this.directory = new SegmentDirectory(path);
    }

    /** Which journal it is; empty when there is none. */
    public Optional<UUID> id() throws IOException {
        Path file = path.resolve(Journal.ID_FILE);
        return Files.exists(file)
                ? Optional.of(UUID.fromString(Files.readString(file).strip()))
                : Optional.empty();
    }

    /** Whether a process has it open now. */
    public boolean isInUse() throws IOException {
        Path file = path.resolve(Journal.LOCK_FILE);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    /** Where the files end, which may be behind the last whole record. */
    public JournalPosition end() throws IOException {
        NavigableSet<Long> segments = segments();
        return segments.isEmpty()
                ? JournalPosition.START
                : new JournalPosition(segments.last(), Files.size(directory.file(segments.last())));
    }

    /** The numbers of its segments. */
    public NavigableSet<Long> segments() throws IOException {
        return directory.segments();
    }

    /** Bytes of all segments. */
    public long bytes() throws IOException {
        long bytes = 0;
        for (long segment : segments()) {
            bytes += Files.size(directory.file(segment));
        }
        return bytes;
    }

    /** A reader of everything up to where the files end now. */
    public JournalReader reader(Consumer<Damage> onDamage) throws IOException {
        JournalPosition end = end();
        return new JournalReader(directory, JournalPosition.START, () -> end, onDamage);
    }
}
