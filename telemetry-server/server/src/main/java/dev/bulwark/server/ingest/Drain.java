package dev.bulwark.server.ingest;

import dev.bulwark.server.journal.Damage;
import dev.bulwark.server.journal.Journal;
import dev.bulwark.server.journal.JournalPosition;
import dev.bulwark.server.journal.JournalReader;
import dev.bulwark.server.journal.JournalRecord;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the journal and brings what is appended into the store, many records in one transaction. While the store does not
 * work it waits and tries again. One thread, which is never interrupted: that would close the store's file. Thread-safe.
 */
public final class Drain implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final int MOST_EVENTS = 3_000;
    private static final long MOST_BYTES = 4L * 1024 * 1024;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    /** So often the store may fail over the same records while it works otherwise; with the pauses, some minutes. */
    private static final int PATIENCE = 60;

    private static final Duration TIDY_EVERY = Duration.ofMinutes(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

    private final Journal journal;
    private final Delivery delivery;
    private final Consumer<Delivery.Item> onStored;
    private final Clock clock;
    private final Thread thread = new Thread(this::run, "drain");
    private final List<Delivery.Item> taken = new ArrayList<>();
    private final Object changed = new Object();
    private @Nullable JournalReader reader;
    private Instant tidied = Instant.MIN;
    private boolean fellBack;
    private Consumer<Delivery.Item> onPending = item -> {};
    private volatile int failures;
    private boolean closed;
    private long stopAt;
    private volatile JournalPosition stored = JournalPosition.START;
    private volatile long damages;

    /** @param onStored told of every record that is in the store now, or put aside */
    Drain(Journal journal, Delivery delivery, Consumer<Delivery.Item> onStored, Clock clock) {
        this.journal = journal;
        this.delivery = delivery;
        this.onStored = onStored;
        this.clock = clock;
        thread.setDaemon(true);
    }

    /**
     * Begins where the store is, and hands over what it has yet to take.
     *
     * @param onPending told of every record that waits already, now or since the store lost it
     */
    void start(Consumer<Delivery.Item> onPending) throws IOException {
        this.onPending = onPending;
        JournalPosition from = delivery.storedUpTo();
        if (from.compareTo(journal.end()) > 0) {
            LOG.error("The store is ahead of the journal, which ends at {}: was a part of it deleted?", journal.end());
            from = journal.end();
        }
        tellWaiting(from, journal.end());
        stored = from;
        reader = journal.reader(from, this::tell);
        thread.start();
    }

    /** Says that something was appended. */
    void wake() {
        synchronized (changed) {
            changed.notifyAll();
        }
    }

    /** Up to where the journal is in the store. */
    JournalPosition stored() {
        return stored;
    }

    /** How many stretches of the journal could not be read since the start. */
    long damages() {
        return damages;
    }

    /** Whether the store failed when it was tried last. */
    boolean isStuck() {
        return failures > 0;
    }

    /** Waits until everything is in the store that is in the journal now; returns whether that came true in time. */
    public boolean awaitStored(Duration atMost) {
        JournalPosition target = journal.end();
        long until = System.nanoTime() + atMost.toNanos();
        synchronized (changed) {
            while (stored.compareTo(target) < 0) {
                if (!pause(until)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Ends once everything is in the store, or after a while: the rest is taken at the next start. */
    @Override
    public void close() {
        synchronized (changed) {
            closed = true;
            stopAt = System.nanoTime() + STOP_WITHIN.toNanos();
            changed.notifyAll();
        }
        try {
            thread.join(STOP_WITHIN.plusSeconds(5).toMillis());
            if (reader != null && !thread.isAlive()) {
                reader.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("The journal was not closed", e);
        }
    }

    private void run() {
        while (awaitWork()) {
            try {
                goBack();
                take();
                deliver();
                tidy();
            } catch (StoreFellBackException e) {
                LOG.warn("The store lost what it had not yet written; the journal gives it again", e);
                fellBack = true;
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                failed(e);
            }
        }
    }

    /** Returns false when it is time to end. */
    private boolean awaitWork() {
        synchronized (changed) {
            if (!closed && !fellBack && taken.isEmpty() && !isBehind()) {
                pause(System.nanoTime() + TIDY_EVERY.toNanos());
            }
            boolean hopeless = failures > 0 || System.nanoTime() - stopAt > 0;
            return !closed || !hopeless && (fellBack || isBehind() || !taken.isEmpty());
        }
    }

    private boolean isBehind() {
        return reader != null && reader.position().compareTo(journal.end()) < 0;
    }

    /** To where the store is, after it lost what it had. */
    private void goBack() throws IOException {
        if (!fellBack) {
            return;
        }
        JournalPosition from = delivery.storedUpTo();
        taken.stream().filter(item -> item.record().next().compareTo(from) <= 0).forEach(onStored);
        taken.clear(); // what is left waits still, and is read again
        tellWaiting(from, stored);
        JournalReader old = reader;
        reader = journal.reader(from, this::tell);
        if (old != null) {
            old.close();
        }
        stored = from;
        fellBack = false;
    }

    /** Tells of what waits from one position to another. */
    private void tellWaiting(JournalPosition from, JournalPosition to) throws IOException {
        try (JournalReader waiting = journal.reader(from, damage -> {})) {
            JournalRecord next = waiting.next();
            while (next != null && next.next().compareTo(to) <= 0) {
                onPending.accept(delivery.open(next));
                next = waiting.next();
            }
        }
    }

    private void take() throws IOException {
        JournalReader from = reader;
        if (from == null || !taken.isEmpty()) {
            return; // what the store did not take comes first
        }
        int events = 0;
        long bytes = 0;
        JournalRecord next = from.next();
        while (next != null) {
            Delivery.Item item = delivery.open(next);
            taken.add(item);
            events += item.events();
            bytes += next.payload().length;
            boolean enough = events >= MOST_EVENTS || taken.size() >= MOST_EVENTS || bytes >= MOST_BYTES;
            next = enough ? null : from.next();
        }
    }

    private void deliver() {
        if (!taken.isEmpty()) {
            delivery.deliver(taken, failures < PATIENCE);
            taken.forEach(onStored);
            taken.clear();
        }
        synchronized (changed) {
            if (failures > 0) {
                LOG.info("The store takes events again");
            }
            failures = 0;
            stored = reader == null ? stored : reader.position();
            changed.notifyAll();
        }
    }

    private void failed(Throwable reason) {
        synchronized (changed) {
            if (Integer.bitCount(failures) == 1 || failures == 0) {
                LOG.error("Events wait in the journal, for the store does not take them; tried again", reason);
            }
            failures++;
            long pause = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(failures, 10));
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause);
            while (!closed && pause(until)) {
                LOG.debug("Woken early");
            }
        }
    }

    /** Waits for a change, within {@code changed}; returns whether the time is not up yet. */
    private boolean pause(long until) {
        long left = until - System.nanoTime();
        if (left <= 0) {
            return false;
        }
        try {
            TimeUnit.NANOSECONDS.timedWait(changed, left);
        } catch (InterruptedException e) {
            LOG.debug("Going on although interrupted", e);
        }
        return true;
    }

    private void tidy() throws IOException {
        Instant now = clock.instant();
        if (tidied.plus(TIDY_EVERY).isBefore(now)) {
            tidied = now;
            int deleted = journal.release(delivery.force(), now);
            if (deleted > 0) {
                LOG.info("Deleted {} segments of the journal that were kept for their time", deleted);
            }
        }
    }

    private void tell(Damage damage) {
        damages++;
        LOG.error("The journal is damaged, {}; bulwark-server verify tells what is missing", damage);
    }
}
