package dev.bulwark.instrument.shipping;

import dev.bulwark.instrument.failure.OwnFailures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Batches that wait for the server, oldest first, each in a file of its own, so that they outlive the process. Bounded by
 * bytes and number: when there is no room, the oldest batches without violations and audit entries go first, counted. Where no file can be
 * written, batches wait in memory, as far as there is room. Belongs to one thread.
 */
final class Spool implements AutoCloseable {
    /** A day of batches, one every few seconds; knowing of them takes some megabytes. */
    private static final int MOST_BATCHES = 40_000;

    /** Leaves room for batches that have to go before all others. */
    private static final long FIRST_NUMBER = 1_000_000;

    private final @Nullable SpoolFolder folder;
    private final long maximumBytes;
    private final long maximumMemory;
    private final LossAccount losses;
    private final OwnFailures failures;
    private final Deque<SpooledBatch> waiting = new ArrayDeque<>();
    private long nextNumber = FIRST_NUMBER;
    private long bytes;
    private long memoryBytes;
    private long events;
    private @Nullable SpooledBatch held;
    private boolean isUnwritable;

    private Spool(@Nullable SpoolFolder folder, Limits limits, LossAccount losses, OwnFailures failures) {
        this.folder = folder;
        this.maximumBytes = limits.bytes();
        this.maximumMemory = limits.memoryBytes();
        this.losses = losses;
        this.failures = failures;
    }

    /**
     * How much may wait.
     *
     * @param bytes in all
     * @param memoryBytes where no file can be written
     */
    record Limits(long bytes, long memoryBytes) {}

    /** A batch by the number under which it waits. */
    record Held(long number, EncodedBatch batch) {}

    /** Opens the spool in a folder, with all that earlier processes left there. */
    static Spool open(Path directory, Limits limits, LossAccount losses, OwnFailures failures) {
        SpoolFolders folders = new SpoolFolders(directory, failures);
        SpoolFolder own = folders.claim().orElse(null);
        Spool spool = new Spool(own, limits, losses, failures);
        if (own != null) {
            own.batches().forEach(spool::found);
            folders.abandoned().forEach(left -> spool.takeOver(own, left));
        }
        spool.makeRoom(0);
        return spool;
    }

    /** Whether what is added goes to disk, as far as is known. */
    boolean isOnDisk() {
        return folder != null && !isUnwritable;
    }

    /** How many events wait. */
    long events() {
        return events;
    }

    /** Adds a batch behind all others. */
    void add(EncodedBatch batch) {
        SpooledBatch stored = stored(batch, nextNumber);
        if (stored != null) {
            nextNumber++;
            waiting.addLast(stored);
            count(stored, 1);
        }
    }

    /** Adds a batch before all others. */
    void addFirst(EncodedBatch batch) {
        SpooledBatch first = waiting.peek();
        if (first == null || first.number() == 0) {
            add(batch);
            return;
        }
        SpooledBatch stored = stored(batch, first.number() - 1);
        if (stored != null) {
            waiting.addFirst(stored);
            count(stored, 1);
        }
    }

    /** The oldest batch of those with certain numbers that can still be read. It stays until it is removed or released. */
    @Nullable
    Held oldest(LongPredicate wanted) {
        release();
        for (Iterator<SpooledBatch> each = waiting.iterator(); each.hasNext(); ) {
            SpooledBatch next = each.next();
            if (wanted.test(next.number())) {
                try {
                    EncodedBatch batch = read(next);
                    held = next;
                    return new Held(next.number(), batch);
                } catch (IOException | RuntimeException e) {
                    failures.note("reading the spool", e);
                    losses.dropped("spool_unreadable", next.events());
                    each.remove();
                    forget(next);
                }
            }
        }
        return null;
    }

    /** Whether a batch with one of certain numbers waits. */
    boolean has(LongPredicate wanted) {
        return waiting.stream().mapToLong(SpooledBatch::number).anyMatch(wanted);
    }

    /**
     * Forgets a batch, if it still waits.
     *
     * @return how many events it held
     */
    int remove(long number) {
        release();
        for (Iterator<SpooledBatch> each = waiting.iterator(); each.hasNext(); ) {
            SpooledBatch next = each.next();
            if (next.number() == number) {
                each.remove();
                forget(next);
                return next.events();
            }
        }
        return 0;
    }

    /** Lets go of the batch that was taken last, which stays. */
    void release() {
        held = null;
    }

    @Override
    public void close() {
        long inMemory = waiting.stream()
                .filter(batch -> batch.inMemory() != null)
                .mapToLong(SpooledBatch::events)
                .sum();
        if (inMemory > 0) {
            losses.dropped("no_spool", inMemory);
        }
        if (folder != null) {
            folder.close();
        }
    }

    private EncodedBatch read(SpooledBatch batch) throws IOException {
        if (batch.inMemory() != null || folder == null) {
            return Objects.requireNonNull(batch.inMemory(), "without a folder it is in memory");
        }
        return new EncodedBatch(folder.read(batch), batch.events(), batch.urgent());
    }

    /** Puts a batch where it can wait; null when there is no room, which is counted. */
    private @Nullable SpooledBatch stored(EncodedBatch batch, long number) {
        SpooledBatch fresh = SpooledBatch.of(number, batch);
        makeRoom(fresh.bytes());
        if (bytes + fresh.bytes() > maximumBytes) {
            losses.dropped("spool_full", batch.events());
            return null;
        }
        if (folder != null) {
            try {
                folder.write(fresh, batch.body());
                isUnwritable = false;
                return fresh.onDisk();
            } catch (IOException | RuntimeException e) {
                isUnwritable = true;
                failures.note("writing to the spool", e);
            }
        }
        return inMemory(fresh);
    }

    private @Nullable SpooledBatch inMemory(SpooledBatch batch) {
        if (memoryBytes + batch.bytes() > maximumMemory) {
            losses.dropped("spool_unwritable", batch.events());
            return null;
        }
        return batch;
    }

    private void makeRoom(long needed) {
        while (bytes + needed > maximumBytes || waiting.size() >= MOST_BATCHES) {
            SpooledBatch victim = victim();
            if (victim == null) {
                return;
            }
            losses.dropped("spool_full", victim.events());
            forget(victim);
        }
    }

    /** Takes the oldest batch without urgent events out, else the oldest; null when there is none but the one that is held. */
    private @Nullable SpooledBatch victim() {
        SpooledBatch routine = takeOldest(batch -> !batch.urgent());
        return routine == null ? takeOldest(batch -> true) : routine;
    }

    private @Nullable SpooledBatch takeOldest(Predicate<SpooledBatch> kind) {
        for (Iterator<SpooledBatch> each = waiting.iterator(); each.hasNext(); ) {
            SpooledBatch batch = each.next();
            if (batch != held && kind.test(batch)) {
                each.remove();
                return batch;
            }
        }
        return null;
    }

    private void found(SpooledBatch batch) {
        nextNumber = Math.max(nextNumber, batch.number() + 1);
        waiting.addLast(batch);
        count(batch, 1);
    }

    /** Brings home what a process that is gone has left elsewhere. */
    private void takeOver(SpoolFolder own, SpoolFolder left) {
        try (left) {
            for (SpooledBatch batch : left.batches()) {
                SpooledBatch renamed = batch.numbered(nextNumber);
                own.moveHere(batch, left, renamed);
                found(renamed);
            }
        } catch (IOException | RuntimeException e) {
            failures.note("taking over a spool that was left", e);
        }
    }

    private void forget(SpooledBatch batch) {
        count(batch, -1);
        if (batch.inMemory() == null && folder != null) {
            folder.delete(batch);
        }
    }

    private void count(SpooledBatch batch, int sign) {
        bytes += sign * batch.bytes();
        events += sign * batch.events();
        memoryBytes += batch.inMemory() == null ? 0 : sign * batch.bytes();
    }
}
