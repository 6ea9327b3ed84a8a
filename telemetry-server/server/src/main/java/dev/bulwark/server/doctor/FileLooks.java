package dev.bulwark.server.doctor;

import dev.bulwark.server.journal.Damage;
import dev.bulwark.server.journal.JournalFiles;
import dev.bulwark.server.journal.JournalReader;
import dev.bulwark.server.journal.JournalRecord;
import dev.bulwark.server.retention.DiskSettings;
import dev.bulwark.server.retention.DiskSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Looks at the server's own files, and at the clock by which they were written. */
final class FileLooks {
    private static final Instant BUILT_AFTER = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final Path data;
    private final JournalFiles journal;
    private final DiskSettings disk;
    private final Clock clock;

    FileLooks(Path data, DiskSettings disk, Clock clock) {
        this.data = data;
        this.journal = new JournalFiles(data.resolve("journal"));
        this.disk = disk;
        this.clock = clock;
    }

    Finding directory() throws IOException {
        if (!Files.exists(data)) {
            return Finding.ok("directory", data + " does not exist yet; the first start makes it");
        }
        if (!Files.isDirectory(data) || !Files.isWritable(data) || !Files.isReadable(data)) {
            return Finding.fail("directory", data + " cannot be written by this user; run as the server's user");
        }
        boolean posix = data.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix && Files.getPosixFilePermissions(data).stream().anyMatch(OTHERS::contains)) {
            return Finding.warn("directory", data + " holds secrets and others can look into it; chmod 700 " + data);
        }
        return Finding.ok("directory", data + " can be written");
    }

    Finding disk() throws IOException {
        DiskSpace space = DiskSpace.of(existing(data.toAbsolutePath()));
        double percent = 100 * space.usedShare();
        String full = String.format(Locale.ROOT, "%.0f %% full, %d MiB free", percent, space.usable() / (1024 * 1024));
        if (percent >= disk.refusePercent()) {
            return Finding.fail("disk", full + "; nothing is taken in until there is room");
        }
        if (percent >= disk.warnPercent()) {
            return Finding.warn("disk", full + "; make room, or shorten the retention");
        }
        return Finding.ok("disk", full);
    }

    Finding clock() throws IOException {
        Instant now = clock.instant();
        if (now.isBefore(BUILT_AFTER)) {
            return Finding.fail("clock", "it says " + now + ", which is before this program was made; set it");
        }
        Instant newest = newest();
        return newest.isAfter(now.plus(AHEAD))
                ? Finding.warn("clock", "files are from " + newest + " and now is " + now + "; it was set back")
                : Finding.ok("clock", "it says " + now);
    }

    /** @param running the end of the journal changes while it is read */
    Finding journal(boolean running, Consumer<String> progress) throws IOException {
        if (running) {
            return Finding.ok("journal", "in use; the server's health tells of damage, verify reads all of it");
        }
        if (journal.segments().isEmpty()) {
            return Finding.ok("journal", "there is none yet");
        }
        List<Damage> damages = new ArrayList<>();
        long records = read(damages, progress);
        if (!damages.isEmpty()) {
            return Finding.warn(
                    "journal",
                    damages.get(0) + (damages.size() > 1 ? " and " + (damages.size() - 1) + " more" : "")
                            + "; an end that a kill has torn is repaired at the next start, verify tells what is missing");
        }
        return Finding.ok("journal", records + " batches can be read");
    }

    private long read(List<Damage> damages, Consumer<String> progress) throws IOException {
        long records = 0;
        long segment = 0;
        try (JournalReader reader = journal.reader(damages::add)) {
            for (JournalRecord next = reader.next(); next != null; next = reader.next()) {
                records++;
                if (next.position().segment() != segment) {
                    segment = next.position().segment();
                    progress.accept("reading segment " + segment + " of "
                            + journal.segments().last());
                }
            }
        }
        return records;
    }

    private Instant newest() throws IOException {
        if (!Files.isDirectory(data)) {
            return Instant.MIN;
        }
        Instant newest = Instant.MIN;
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Instant written = Files.getLastModifiedTime(file).toInstant();
                newest = written.isAfter(newest) ? written : newest;
            }
        }
        return newest;
    }

    private static Path existing(Path path) {
        Path at = path;
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }
}
