package dev.bulwark.server.ingest;

import dev.bulwark.server.journal.JournalPosition;
import dev.bulwark.server.journal.JournalRecord;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings records of the journal into the store. What the store refuses is halved until the one event at fault is found, so that
 * it holds up nothing else. Thread-safe.
 */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final String NOT_UNDERSTOOD = "no batch in a form that this version knows";

    private final UUID journal;
    private final IngestStore store;
    private final ReceivedBatchCodec codec;
    private final DeadLetters deadLetters;

    Delivery(UUID journal, IngestStore store, ReceivedBatchCodec codec, DeadLetters deadLetters) {
        this.journal = journal;
        this.store = store;
        this.codec = codec;
        this.deadLetters = deadLetters;
    }

    /**
     * A record that was read.
     *
     * @param batch null if it was not understood
     */
    record Item(JournalRecord record, @Nullable ReceivedBatch batch) {
        int events() {
            return batch == null ? 0 : batch.events().size();
        }

        int size() {
            return record.payload().length;
        }
    }

    /** Up to where the journal is in the store. */
    JournalPosition storedUpTo() {
        return store.storedUpTo(journal);
    }

    /** Makes all that was delivered durable in the store, and returns up to where that is. */
    JournalPosition force() {
        return store.force(journal);
    }

    /** Reads a record. */
    Item open(JournalRecord record) {
        try {
            return new Item(record, codec.read(record.payload()));
        } catch (UncheckedIOException e) {
            LOG.error("The record at {} is not understood", record.position(), e);
            return new Item(record, null);
        }
    }

    /**
     * Stores records and that the journal is stored up to the end of the last one.
     *
     * @param patient whether a store that fails is to be asked again; otherwise what it fails over is put aside
     * @throws StoreFellBackException if the store lost what was delivered before
     * @throws RuntimeException if the store failed and may not fail later; nothing but a beginning is stored then
     */
    void deliver(List<Item> items, boolean patient) {
        List<ReceivedBatch> batches = new ArrayList<>();
        for (Item item : items) {
            ReceivedBatch batch = item.batch();
            if (batch != null) {
                batches.add(batch);
            } else {
                deadLetters.keep(item.record(), NOT_UNDERSTOOD);
            }
        }
        JournalRecord last = items.get(items.size() - 1).record();
        try {
            store.store(journal, batches, last.next());
        } catch (RuntimeException e) {
            if (isNotOfTheData(e, patient)) {
                throw e;
            }
            divide(items, patient, e);
        }
    }

    private static boolean isNotOfTheData(RuntimeException e, boolean patient) {
        return e instanceof StoreFellBackException || patient && StoreTrouble.passes(e);
    }

    private void divide(List<Item> items, boolean patient, RuntimeException reason) {
        int half = items.size() / 2;
        if (half > 0) {
            deliver(items.subList(0, half), patient);
            deliver(items.subList(half, items.size()), patient);
            return;
        }
        Item item = items.get(0);
        ReceivedBatch batch = item.batch();
        if (batch == null) {
            throw reason; // nothing but the place in the journal was to be stored
        }
        if (batch.events().isEmpty()) {
            deadLetters.keep(item.record(), reason.toString());
            store.store(journal, List.of(), item.record().next());
            return;
        }
        int unfit = deliverParts(batch, item.record().position(), patient);
        deliver(List.of(new Item(item.record(), batch.without(unfit))), patient);
    }

    /** Stores the events of a batch in parts and returns how many were put aside. */
    private int deliverParts(ReceivedBatch batch, JournalPosition upTo, boolean patient) {
        int events = batch.events().size();
        if (events == 1) {
            return deliverPart(batch.part(0, 1), upTo, patient);
        }
        return deliverPart(batch.part(0, events / 2), upTo, patient)
                + deliverPart(batch.part(events / 2, events), upTo, patient);
    }

    private int deliverPart(ReceivedBatch part, JournalPosition upTo, boolean patient) {
        try {
            store.store(journal, List.of(part), upTo);
            return 0;
        } catch (RuntimeException e) {
            if (isNotOfTheData(e, patient)) {
                throw e;
            }
            if (part.events().size() > 1) {
                return deliverParts(part, upTo, patient);
            }
            deadLetters.keep(part.source(), part.events().get(0), e.toString());
            return 1;
        }
    }
}
