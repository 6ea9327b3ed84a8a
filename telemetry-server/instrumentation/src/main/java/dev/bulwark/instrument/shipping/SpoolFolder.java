package dev.bulwark.instrument.shipping;

import dev.bulwark.instrument.failure.OwnFailures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A folder for batches that this process has for itself as long as it holds the claim. */
record SpoolFolder(Path path, SpoolClaim claim, OwnFailures failures) implements AutoCloseable {
    private static final String DRAFT = "draft";

    /** What waits here, oldest first. */
    List<SpooledBatch> batches() {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(SpoolFolder::batch)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparingLong(SpooledBatch::number))
                    .toList();
        } catch (IOException | RuntimeException e) {
            failures.note("listing the spool", e);
            return List.of();
        }
    }

    /**
     * Writes a batch in one step: a file that has its name is whole, unless the machine itself went down.
     *
     * @throws IOException if there is no room, or no right to write; nothing is left then
     */
    void write(SpooledBatch batch, byte[] body) throws IOException {
        Path draft = path.resolve(DRAFT);
        try {
            Files.write(draft, body);
            Files.move(draft, file(batch), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(draft);
            throw e;
        }
    }

    /**
     * Reads a batch.
     *
     * @throws IOException if it cannot be read, or is not whole
     */
    byte[] read(SpooledBatch batch) throws IOException {
        byte[] body = Files.readAllBytes(file(batch));
        if (batch.foreign()) {
            requireWhole(body);
        }
        return body;
    }

    void delete(SpooledBatch batch) {
        try {
            Files.deleteIfExists(file(batch));
        } catch (IOException | RuntimeException e) {
            failures.note("cleaning the spool", e);
        }
    }

    /** Takes a batch over from another folder that this process has claimed. */
    void moveHere(SpooledBatch batch, SpoolFolder from, SpooledBatch renamed) throws IOException {
        Files.move(from.file(batch), file(renamed), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        try {
            claim.close();
        } catch (IOException e) {
            failures.note("closing the spool", e);
        }
    }

    private Path file(SpooledBatch batch) {
        return path.resolve(batch.fileName());
    }

    private static Optional<SpooledBatch> batch(Path file) {
        try {
            return SpooledBatch.named(String.valueOf(file.getFileName()), Files.size(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The compressed form ends with a checksum and the length of what it holds. */
    private static void requireWhole(byte[] body) throws IOException {
        try (InputStream content = new GZIPInputStream(new ByteArrayInputStream(body))) {
            content.transferTo(OutputStream.nullOutputStream());
        }
    }
}
