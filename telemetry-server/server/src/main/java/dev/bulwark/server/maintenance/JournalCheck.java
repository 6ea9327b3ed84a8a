package dev.bulwark.server.maintenance;

import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.server.ingest.DeadLetters;
import dev.bulwark.server.ingest.IngestStore;
import dev.bulwark.server.ingest.ReceivedBatch;
import dev.bulwark.server.ingest.ReceivedBatchCodec;
import dev.bulwark.server.ingest.StoredIds;
import dev.bulwark.server.journal.Damage;
import dev.bulwark.server.journal.JournalFiles;
import dev.bulwark.server.journal.JournalPosition;
import dev.bulwark.server.journal.JournalReader;
import dev.bulwark.server.journal.JournalRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the whole journal and compares it with the store. Not thread-safe. */
public final class JournalCheck {
    private final Path data;
    private final JournalFiles journal;
    private final StoredIds store;
    private final Instant remembered;
    private final ReceivedBatchCodec codec = new ReceivedBatchCodec();
    private final List<Damage> damages = new ArrayList<>();
    private JournalPosition storedUpTo = JournalPosition.START;
    private Set<UUID> aside = Set.of();
    private long records;
    private long events;
    private long waiting;
    private long missing;

    /** @param data the directory of the store */
    public JournalCheck(Path data, StoredIds store, Clock clock) {
        this.data = data;
        this.journal = new JournalFiles(data.resolve("journal"));
        this.store = store;
        this.remembered = clock.instant().minus(IngestStore.REMEMBER_FOR);
    }

    /**
     * What was found.
     *
     * @param damages what cannot be read; an end that a kill has torn is among them until the next start
     * @param waiting events behind {@code storedUpTo}
     * @param missing events before it that are neither in the store nor among the dead letters
     */
    public record Report(
            long records,
            long events,
            List<Damage> damages,
            JournalPosition storedUpTo,
            long waiting,
            int deadLetters,
            long missing) {
        public boolean isWell() {
            return damages.isEmpty() && missing == 0;
        }
    }

    /** @param progress told of every file that is begun */
    public Report run(Consumer<String> progress) throws IOException {
        storedUpTo = journal.id().flatMap(store::upTo).orElse(JournalPosition.START);
        aside = DeadLetters.ids(data);
        long last = 0;
        try (JournalReader reader = journal.reader(damages::add)) {
            for (JournalRecord next = reader.next(); next != null; next = reader.next()) {
                if (next.position().segment() > last) {
                    last = next.position().segment();
                    progress.accept(
                            "segment " + last + " of " + journal.segments().last());
                }
                check(next);
            }
        }
        return new Report(records, events, List.copyOf(damages), storedUpTo, waiting, aside.size(), missing);
    }

    private void check(JournalRecord record) {
        records++;
        ReceivedBatch batch = understood(record);
        if (batch == null) {
            return;
        }
        events += batch.events().size();
        if (record.position().compareTo(storedUpTo) >= 0) {
            waiting += batch.events().size();
        } else if (batch.source().receivedAt().isAfter(remembered)) {
            missing += missing(batch);
        }
    }

    private @Nullable ReceivedBatch understood(JournalRecord record) {
        try {
            return codec.read(record.payload());
        } catch (UncheckedIOException e) {
            damages.add(new Damage(record.position(), record.next(), "a record that is not understood"));
            return null;
        }
    }

    private long missing(ReceivedBatch batch) {
        Set<UUID> ids = new HashSet<>();
        for (TelemetryEvent event : batch.events()) {
            ids.add(event.header().id());
        }
        ids.removeAll(aside);
        return ids.size() - store.among(ids).size();
    }
}
