package dev.bulwark.server.ingest;

import dev.bulwark.model.ingest.EventType;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.server.journal.JournalPosition;
import dev.bulwark.server.live.LiveEvent;
import dev.bulwark.server.live.LiveOutbox;
import dev.bulwark.server.store.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Stores batches from a journal in one transaction: rows, ids, the instances' ledgers, what will be pushed, and up to where the
 * journal is stored. Whatever is stored again changes nothing. Thread-safe.
 */
public final class IngestStore {
    /** How long ids of events are remembered: longer than any sender keeps what it could not send. */
    public static final Duration REMEMBER_FOR = Duration.ofDays(30);

    private final Transactions transactions;
    private final LiveOutbox outbox;
    private final InstanceLedger ledgers;
    private final Clock clock;
    private final Map<Class<? extends TelemetryEvent>, EventSink<? extends TelemetryEvent>> sinks;
    private final EventIds ids = new EventIds();
    private final Watermarks watermarks = new Watermarks();

    /** @throws IllegalArgumentException if a kind of events has no sink, or two */
    public IngestStore(
            Transactions transactions,
            LiveOutbox outbox,
            InstanceLedger ledgers,
            List<EventSink<? extends TelemetryEvent>> sinks,
            Clock clock) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.ledgers = ledgers;
        this.clock = clock;
        this.sinks = sinks.stream().collect(Collectors.toUnmodifiableMap(EventSink::accepts, Function.identity()));
        for (EventType type : EventType.values()) {
            if (!this.sinks.containsKey(type.eventClass())) {
                throw new IllegalArgumentException("nothing stores " + type);
            }
        }
    }

    /** Stores what was not stored before, and that the journal is stored up to a position. */
    void store(UUID journal, List<ReceivedBatch> batches, JournalPosition upTo) {
        transactions.run(handle -> {
            Instant now = clock.instant();
            Set<UUID> known = ids.rememberAll(handle, idsOf(batches), now);
            List<LiveEvent> live = new ArrayList<>();
            for (ReceivedBatch batch : batches) {
                live.addAll(store(handle, batch, known));
            }
            watermarks.move(handle, journal, upTo, now);
            outbox.append(handle, live);
        });
    }

    /** Up to where a journal is stored. */
    JournalPosition storedUpTo(UUID journal) {
        return transactions.write(handle -> watermarks.of(handle, journal).orElse(JournalPosition.START));
    }

    /** @param known ids of events that are stored; those of this batch are added to them */
    private List<LiveEvent> store(Handle handle, ReceivedBatch batch, Set<UUID> known) {
        List<TelemetryEvent> fresh = batch.events().stream()
                .filter(event -> known.add(event.header().id()))
                .toList();
        List<LiveEvent> live = new ArrayList<>();
        byClass(fresh)
                .forEach((type, some) ->
                        live.addAll(storeIn(Objects.requireNonNull(sinks.get(type)), handle, batch.source(), some)));
        int duplicates = batch.duplicates() + batch.events().size() - fresh.size();
        ledgers.heard(
                handle,
                batch.source(),
                batch.ledger(),
                new InstanceLedger.Counts(fresh.size(), duplicates, batch.rejected()));
        return live;
    }

    private static Set<UUID> idsOf(List<ReceivedBatch> batches) {
        return batches.stream()
                .flatMap(batch -> batch.events().stream())
                .map(event -> event.header().id())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Map<Class<?>, List<TelemetryEvent>> byClass(List<TelemetryEvent> events) {
        return events.stream()
                .collect(Collectors.groupingBy(TelemetryEvent::getClass, LinkedHashMap::new, Collectors.toList()));
    }

    private static <E extends TelemetryEvent> List<LiveEvent> storeIn(
            EventSink<E> sink, Handle handle, Source source, List<TelemetryEvent> events) {
        return sink.store(
                handle, source, events.stream().map(sink.accepts()::cast).toList());
    }
}
