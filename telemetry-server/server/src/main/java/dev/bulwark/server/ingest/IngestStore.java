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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<UUID, JournalPosition> reached = new ConcurrentHashMap<>();
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

    /**
     * Stores what was not stored before, and that the journal is stored up to a position. The newest of it may be lost by a
     * kill, as long as the journal is not {@link #force forced} into the store.
     *
     * @throws StoreFellBackException if the store is not where this left it; nothing is stored then
     */
    void store(UUID journal, List<ReceivedBatch> batches, JournalPosition upTo) {
        JournalPosition from = reached(journal);
        transactions.runRepeatable(handle -> {
            Instant now = clock.instant();
            watermarks.move(handle, journal, from, upTo, now);
            Set<UUID> known = ids.rememberAll(handle, idsOf(batches), now);
            List<LiveEvent> live = storeFresh(handle, batches, known);
            outbox.append(handle, live);
        });
        reached.put(journal, upTo);
    }

    /**
     * Makes all that was stored of a journal durable.
     *
     * @return up to where that is
     * @throws StoreFellBackException if the store is not where this left it
     */
    JournalPosition force(UUID journal) {
        JournalPosition upTo = reached(journal);
        transactions.run(handle -> watermarks.move(handle, journal, upTo, upTo, clock.instant()));
        return upTo;
    }

    /** Up to where the store says that a journal is stored; from there this goes on. */
    JournalPosition storedUpTo(UUID journal) {
        JournalPosition position = transactions.write(handle -> {
            Optional<JournalPosition> found = watermarks.of(handle, journal);
            found.ifPresent(some -> outbox.leaveGap(handle)); // what was lost may have been pushed
            return found.orElse(JournalPosition.START);
        });
        reached.put(journal, position);
        return position;
    }

    private JournalPosition reached(UUID journal) {
        return reached.getOrDefault(journal, JournalPosition.START);
    }

    /** @param known ids of events that are stored; those of these batches are added to them */
    private List<LiveEvent> storeFresh(Handle handle, List<ReceivedBatch> batches, Set<UUID> known) {
        Map<Class<?>, List<Received<?>>> byClass = new LinkedHashMap<>();
        InstanceTally tally = new InstanceTally();
        for (ReceivedBatch batch : batches) {
            int fresh = 0;
            for (TelemetryEvent event : batch.events()) {
                if (known.add(event.header().id())) {
                    byClass.computeIfAbsent(event.getClass(), type -> new ArrayList<>())
                            .add(new Received<>(batch.source(), event));
                    fresh++;
                }
            }
            tally.add(batch, fresh);
        }
        List<LiveEvent> live = new ArrayList<>();
        byClass.forEach((type, some) -> live.addAll(storeIn(Objects.requireNonNull(sinks.get(type)), handle, some)));
        tally.tell(handle, ledgers);
        return live;
    }

    private static Set<UUID> idsOf(List<ReceivedBatch> batches) {
        return batches.stream()
                .flatMap(batch -> batch.events().stream())
                .map(event -> event.header().id())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static <E extends TelemetryEvent> List<LiveEvent> storeIn(
            EventSink<E> sink, Handle handle, List<Received<?>> events) {
        List<Received<E>> own = new ArrayList<>(events.size());
        events.forEach(
                one -> own.add(new Received<>(one.source(), sink.accepts().cast(one.event()))));
        return sink.store(handle, own);
    }
}
