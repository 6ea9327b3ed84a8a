package dev.bulwark.server.ingest;

import dev.bulwark.model.ingest.EventType;
import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.server.live.LiveEvent;
import dev.bulwark.server.live.LiveOutbox;
import dev.bulwark.server.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Stores a batch in one durable transaction: rows, ids, the instance's ledger and what will be pushed. Thread-safe. */
public final class IngestStore {
    /** Longer than any sender keeps what it could not send. */
    private static final Duration REMEMBER_FOR = Duration.ofDays(30);

    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    private final Transactions transactions;
    private final LiveOutbox outbox;
    private final InstanceLedger ledgers;
    private final Map<Class<? extends TelemetryEvent>, EventSink<? extends TelemetryEvent>> sinks;
    private final EventIds ids = new EventIds();
    private final AtomicLong forgottenAtSecond = new AtomicLong();

    /** @throws IllegalArgumentException if a kind of events has no sink, or two */
    public IngestStore(
            Transactions transactions,
            LiveOutbox outbox,
            InstanceLedger ledgers,
            List<EventSink<? extends TelemetryEvent>> sinks) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.ledgers = ledgers;
        this.sinks = sinks.stream().collect(Collectors.toUnmodifiableMap(EventSink::accepts, Function.identity()));
        for (EventType type : EventType.values()) {
            if (!this.sinks.containsKey(type.eventClass())) {
                throw new IllegalArgumentException("nothing stores " + type);
            }
        }
    }

    /**
     * Stores what was not stored before.
     *
     * @param events checked
     * @param rejected how many events of the batch were not fit, for the ledger
     * @return how many events were stored now
     */
    int store(Source source, List<TelemetryEvent> events, Ledger ledger, int rejected) {
        return transactions.write(handle -> {
            List<TelemetryEvent> fresh = fresh(handle, source, events);
            List<LiveEvent> live = new ArrayList<>();
            byClass(fresh)
                    .forEach((type, some) ->
                            live.addAll(storeIn(Objects.requireNonNull(sinks.get(type)), handle, source, some)));
            InstanceLedger.Counts counts =
                    new InstanceLedger.Counts(fresh.size(), events.size() - fresh.size(), rejected);
            ledgers.heard(handle, source, ledger, counts);
            forgetOldIds(handle, source.receivedAt());
            outbox.append(handle, live);
            return fresh.size();
        });
    }

    /** Now and then, so that the ids of long ago do not fill the store. */
    private void forgetOldIds(Handle handle, Instant now) {
        long last = forgottenAtSecond.get();
        long second = now.getEpochSecond();
        if (second - last > FORGET_EVERY.toSeconds() && forgottenAtSecond.compareAndSet(last, second)) {
            ids.forget(handle, now.minus(REMEMBER_FOR));
        }
    }

    private List<TelemetryEvent> fresh(Handle handle, Source source, List<TelemetryEvent> events) {
        Map<UUID, TelemetryEvent> byId = new LinkedHashMap<>();
        events.forEach(event -> byId.putIfAbsent(event.header().id(), event));
        Set<UUID> known = ids.rememberAll(handle, byId.keySet(), source.receivedAt());
        byId.keySet().removeAll(known);
        return List.copyOf(byId.values());
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
