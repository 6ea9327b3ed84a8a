package dev.bulwark.server.ingest;

import dev.bulwark.model.ingest.AuditEvent;
import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.ingest.ViolationEvent;
import dev.bulwark.server.http.RefusalException;
import dev.bulwark.server.journal.Journal;
import dev.bulwark.server.store.Outage;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes checked batches in: recognises what is known, sees that there is room, and makes the rest durable in the journal.
 * Thread-safe.
 */
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Journal journal;
    private final ReceivedBatchCodec codec;
    private final long keepFreeBytes;
    private final Backlog backlog;
    private final PendingIds pending;
    private final StoredIds stored;
    private final Outage outage;
    private final Runnable onAppended;
    private final Shedding shedding;
    private final RandomGenerator random;

    /**
     * @param keepFreeBytes below so much free space on the disk nothing is taken in
     * @param onAppended told after every batch; must be quick
     * @param shedding says what to answer on a full disk
     * @param random spreads those who are asked to come again
     */
    Intake(
            Journal journal,
            ReceivedBatchCodec codec,
            long keepFreeBytes,
            Backlog backlog,
            PendingIds pending,
            StoredIds stored,
            Outage outage,
            Runnable onAppended,
            Shedding shedding,
            RandomGenerator random) {
        this.journal = journal;
        this.codec = codec;
        this.keepFreeBytes = keepFreeBytes;
        this.backlog = backlog;
        this.pending = pending;
        this.stored = stored;
        this.outage = outage;
        this.onAppended = onAppended;
        this.shedding = shedding;
        this.random = random;
    }

    /**
     * Takes events in and returns once they are durable.
     *
     * @return how many of them are new
     * @throws RefusalException 429 if the store is too far behind, 507 if the disk is full
     */
    int take(Source source, Ledger ledger, Rejected rejected, List<TelemetryEvent> events) {
        Map<UUID, TelemetryEvent> byId = new LinkedHashMap<>();
        events.forEach(event -> byId.putIfAbsent(event.header().id(), event));
        Set<UUID> claimed = pending.claim(byId.keySet());
        boolean durable = false;
        try {
            Set<UUID> known = known(claimed);
            byId.keySet().removeAll(known);
            append(new ReceivedBatch(
                    source, ledger, rejected, events.size() - byId.size(), List.copyOf(byId.values())));
            durable = true;
            pending.release(known);
            return claimed.size() - known.size();
        } finally {
            if (!durable) {
                pending.release(claimed);
            }
        }
    }

    /** Nothing is known while the store does not answer: what it is given twice it stores once all the same. */
    private Set<UUID> known(Set<UUID> ids) {
        return outage.ask(() -> stored.among(ids), Set::of);
    }

    private void append(ReceivedBatch batch) {
        byte[] bytes = codec.write(batch);
        requireRoom(batch, bytes.length);
        try {
            journal.append(bytes);
        } catch (IOException e) {
            backlog.remove(batch, bytes.length);
            LOG.error("The journal cannot be written; senders are asked to come again", e);
            throw shedding.full();
        }
        onAppended.run();
    }

    private void requireRoom(ReceivedBatch batch, long size) {
        if (!hasDiskSpace(size)) {
            throw shedding.full();
        }
        if (batch.events().stream().anyMatch(Intake::isProtected)) {
            backlog.add(batch, size);
        } else if (!backlog.offer(batch, size)) {
            throw RefusalException.tooManyRequests(
                    "More is waiting for the store than may; come again later", between(2, 6));
        }
    }

    /** What nobody can do without is taken in as long as it can be written down. */
    private static boolean isProtected(TelemetryEvent event) {
        return event instanceof ViolationEvent || event instanceof AuditEvent;
    }

    private boolean hasDiskSpace(long size) {
        try {
            return journal.freeBytes() - size >= keepFreeBytes;
        } catch (IOException e) {
            LOG.warn("The disk does not tell its free space", e);
            return true; // the write itself will tell
        }
    }

    private Duration between(int least, int most) {
        return Duration.ofSeconds(random.nextInt(least, most + 1));
    }
}
