package dev.bulwark.server.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * An append-only log of records in files of bounded size. What is appended is forced to the disk before the call returns, once
 * for all who wait. One process at a time. Thread-safe.
 */
public final class Journal implements Closeable {
    static final String ID_FILE = "id";
    static final String LOCK_FILE = "lock";

    /** A store that does not force its own file has handed it to the disk by then. */
    private static final Duration SETTLED = Duration.ofMinutes(2);

    private final SegmentDirectory directory;
    private final JournalSettings settings;
    private final UUID id;
    private final FileChannel lock;
    private final JournalWriter writer;
    private final Path path;

    private Journal(Path path, JournalSettings settings, SegmentFile.Opener opener, FileChannel lock)
            throws IOException {
        this.path = path;
        this.directory = new SegmentDirectory(path);
        this.settings = settings;
        this.lock = lock;
        this.id = idIn(path);
        this.writer =
                new JournalWriter(directory, opener, settings.segmentBytes(), new Recovery(directory, opener).end());
    }

    /**
     * Opens the journal in a directory, which is made if it does not exist.
     *
     * @throws JournalInUseException if another process has it open
     */
    public static Journal open(Path directory, JournalSettings settings, SegmentFile.Opener opener) throws IOException {
        Files.createDirectories(directory);
        FileChannel lock =
                FileChannel.open(directory.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            requireAlone(lock, directory);
            return new Journal(directory, settings, opener, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Tells this journal from all others, so that a store knows which one it was filled from. */
    public UUID id() {
        return id;
    }

    /**
     * Appends a record and returns once it survives a kill and a loss of power.
     *
     * @return where it ends
     * @throws IOException if it could not be made durable, most likely because the disk is full; later calls may succeed
     */
    public JournalPosition append(byte[] payload) throws IOException {
        return writer.append(payload);
    }

    /** Behind the last durable record. */
    public JournalPosition end() {
        return writer.end();
    }

    /** A reader of what is durable, also of what is appended while it reads. */
    public JournalReader reader(JournalPosition from, Consumer<Damage> onDamage) {
        return new JournalReader(directory, from, this::end, onDamage);
    }

    /** Bytes that may still be written to the disk. */
    public long freeBytes() throws IOException {
        return Files.getFileStore(path).getUsableSpace();
    }

    /**
     * Deletes the oldest segments that are wholly before a position, as far as they are older or more than is to be kept.
     *
     * @return how many
     */
    public int release(JournalPosition before, Instant now) throws IOException {
        long kept = 0;
        int deleted = 0;
        for (long segment :
                directory.segments().headSet(before.segment(), false).descendingSet()) {
            Path file = directory.file(segment);
            Instant written = Files.getLastModifiedTime(file).toInstant();
            kept += Files.size(file);
            boolean old = written.isBefore(now.minus(settings.keepFor()));
            if ((old || kept > settings.keepBytes()) && written.isBefore(now.minus(SETTLED))) {
                Files.delete(file);
                deleted++;
            }
        }
        return deleted;
    }

    /** Writes what was appended before, and ends. */
    @Override
    public void close() throws IOException {
        try (lock) {
            writer.close();
        }
    }

    private static void requireAlone(FileChannel lock, Path directory) throws IOException {
        try {
            FileLock held = lock.tryLock();
            if (held == null) {
                throw new JournalInUseException(directory);
            }
        } catch (OverlappingFileLockException e) {
            throw new JournalInUseException(directory);
        }
    }

    private static UUID idIn(Path directory) throws IOException {
        Path file = directory.resolve(ID_FILE);
        if (!Files.exists(file)) {
            Path fresh = Files.writeString(
                    directory.resolve("id.new"),
                    UUID.randomUUID().toString(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return UUID.fromString(Files.readString(file).strip());
    }
}
