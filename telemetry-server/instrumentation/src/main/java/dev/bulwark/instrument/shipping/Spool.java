package dev.bulwark.instrument.shipping;

import dev.bulwark.instrument.failure.OwnFailures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Batches that wait for the server, oldest first, each in a file of its own, so that they outlive the process. Bounded by
 * bytes: when there is no room, the oldest batches without violations go first, counted. Where no file can be written,
 * batches wait in memory, as far as there is room. Belongs to one thread.
 */
final class Spool implements AutoCloseable {
    private static final long MEMORY_BYTES = 4L * 1024 * 1024;

    private final SpoolFolder folder;
    private final long maximumBytes;
    private final LossAccount losses;
    private final OwnFailures failures;
    private final Deque<SpooledBatch> waiting = new ArrayDeque<>();
    private long nextNumber;
    private long bytes;
    private long events;

    private Spool(SpoolFolder folder, long maximumBytes, LossAccount losses, OwnFailures failures) {
        this.folder = folder;
        this.maximumBytes = folder.isUsable() ? maximumBytes : Math.min(maximumBytes, MEMORY_BYTES);
        this.losses = losses;
        this.failures = failures;
    }

    /** Opens the spool in a folder, with all that an earlier process left there. */
    static Spool open(Path directory, long maximumBytes, LossAccount losses, OwnFailures failures) {
        Spool spool = new Spool(SpoolFolder.claim(directory, failures), maximumBytes, losses, failures);
        spool.folder.batches().forEach(spool::found);
        return spool;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** How many events wait. */
    long events() {
        return events;
    }

    void add(EncodedBatch batch) {
        makeRoom(batch.body().length);
        if (bytes + batch.body().length > maximumBytes) {
            losses.dropped("spool_full", batch.events());
            return;
        }
        SpooledBatch stored =
                stored(new SpooledBatch(nextNumber, batch.urgent(), batch.events(), batch.body().length, null, batch));
        nextNumber++;
        enter(stored);
    }

    /** The oldest batch that can still be read, without taking it away. */
    @Nullable
    EncodedBatch oldest() {
        while (!waiting.isEmpty()) {
            SpooledBatch first = waiting.element();
            Optional<EncodedBatch> batch = first.read(failures);
            if (batch.isPresent()) {
                return batch.get();
            }
            losses.dropped("spool_unreadable", first.events());
            removeOldest();
        }
        return null;
    }

    /** Forgets the oldest batch. */
    void removeOldest() {
        remove(waiting.element());
    }

    @Override
    public void close() {
        long inMemory = waiting.stream()
                .filter(batch -> batch.file() == null)
                .mapToLong(SpooledBatch::events)
                .sum();
        if (inMemory > 0) {
            losses.dropped("no_spool", inMemory);
        }
        folder.close();
    }

    private SpooledBatch stored(SpooledBatch batch) {
        try {
            return folder.isUsable() ? folder.write(batch) : batch;
        } catch (IOException | RuntimeException e) {
            failures.note("writing to the spool", e);
            return batch;
        }
    }

    private void makeRoom(long needed) {
        while (bytes + needed > maximumBytes && !waiting.isEmpty()) {
            SpooledBatch victim = waiting.stream()
                    .filter(batch -> !batch.urgent())
                    .findFirst()
                    .orElse(waiting.element());
            losses.dropped("spool_full", victim.events());
            remove(victim);
        }
    }

    private void found(SpooledBatch batch) {
        nextNumber = Math.max(nextNumber, batch.number() + 1);
        enter(batch);
    }

    private void enter(SpooledBatch batch) {
        waiting.add(batch);
        bytes += batch.bytes();
        events += batch.events();
    }

    private void remove(SpooledBatch batch) {
        waiting.remove(batch);
        bytes -= batch.bytes();
        events -= batch.events();
        if (batch.file() != null) {
            try {
                Files.deleteIfExists(batch.file());
            } catch (IOException e) {
                failures.note("cleaning the spool", e);
            }
        }
    }
}
