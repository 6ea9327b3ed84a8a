package dev.bulwark.instrument.shipping;

import dev.bulwark.instrument.failure.OwnFailures;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder for batches that one process at a time has for itself; or none, where none can be had. */
final class SpoolFolder implements AutoCloseable {
    /** Processes of the same name on one machine share the address; each takes the next folder. */
    private static final int MOST_NEIGHBOURS = 16;

    private final @Nullable Path path;
    private final @Nullable FileChannel claim;
    private final OwnFailures failures;

    private SpoolFolder(@Nullable Path path, @Nullable FileChannel claim, OwnFailures failures) {
        this.path = path;
        this.claim = claim;
        this.failures = failures;
    }

    /** Claims the folder, or the first of its neighbours that is free. */
    static SpoolFolder claim(Path wanted, OwnFailures failures) {
        try {
            for (int i = 1; i <= MOST_NEIGHBOURS; i++) {
                Path path = i == 1 ? wanted : wanted.resolveSibling(wanted.getFileName() + "." + i);
                Optional<FileChannel> claim = tryToClaim(Files.createDirectories(path));
                if (claim.isPresent()) {
                    return new SpoolFolder(path, claim.get(), failures);
                }
            }
        } catch (IOException | RuntimeException e) {
            failures.note("opening the spool in " + wanted, e);
        }
        return new SpoolFolder(null, null, failures);
    }

    private static Optional<FileChannel> tryToClaim(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("claimed"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException e) {
            // another instrumentation in this very process has it
        }
        channel.close();
        return Optional.empty();
    }

    boolean isUsable() {
        return path != null;
    }

    /** What waits here, oldest first. */
    List<SpooledBatch> batches() {
        if (path == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.map(SpooledBatch::in)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparingLong(SpooledBatch::number))
                    .toList();
        } catch (IOException e) {
            failures.note("listing the spool", e);
            return List.of();
        }
    }

    /** Writes a batch in one step: a file that is there is whole. */
    SpooledBatch write(SpooledBatch batch) throws IOException {
        Path folder = Objects.requireNonNull(path, "there is no folder to write to");
        Path target = folder.resolve(batch.fileName());
        Path draft = folder.resolve("draft");
        Files.write(draft, Objects.requireNonNull(batch.inMemory()).body());
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return batch.movedTo(target);
    }

    @Override
    public void close() {
        try {
            if (claim != null) {
                claim.close();
            }
        } catch (IOException e) {
            failures.note("closing the spool", e);
        }
    }
}
