package dev.bulwark.server.ingest;

import dev.bulwark.model.ingest.GaugeEvent;
import dev.bulwark.model.ingest.RequestSummaryEvent;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.isolation.IsolationPolicy;
import dev.bulwark.model.redaction.EventRedaction;
import dev.bulwark.server.http.Answers;
import dev.bulwark.server.journal.Journal;
import dev.bulwark.server.journal.JournalPosition;
import dev.bulwark.server.journal.JournalSettings;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.Outage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of events from the request into the journal, and from there into the store. Thread-safe. */
public final class Ingest implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

    /** Bytes of memory for each id that waits for the store. */
    private static final int BYTES_PER_ID = 24;

    /** Readers do not wait for more than this: it is in the store within moments, or it takes long. */
    private static final long SOON_BYTES = 2L * 1024 * 1024;

    private final Journal journal;
    private final Backlog backlog;
    private final PendingIds pending =
            new PendingIds((int) Math.min(Runtime.getRuntime().maxMemory() / 16 / BYTES_PER_ID, Integer.MAX_VALUE / 8));
    private final Runnable onFigures;
    private final DeadLetters deadLetters;
    private final Shedding shedding;
    private final Drain drain;
    private final IngestRoutes routes;

    /**
     * What it needs of the rest of the server.
     *
     * @param room the least worth for which the disk has room; empty when it has none
     */
    public record Surroundings(
            IngestStore store,
            StoredIds stored,
            Supplier<Optional<Worth>> room,
            Outage outage,
            Function<String, @Nullable IsolationPolicy> policies,
            EventRedaction redaction,
            JsonColumns json,
            Answers answers,
            Clock clock,
            RandomGenerator random) {}

    /**
     * @param data the directory of the store
     * @param onFigures told when summaries or gauges were stored
     */
    public Ingest(
            Journal journal,
            Path data,
            JournalSettings settings,
            IngestLimits limits,
            Surroundings parts,
            Runnable onFigures) {
        ReceivedBatchCodec codec = new ReceivedBatchCodec();
        this.journal = journal;
        this.backlog = new Backlog(settings.backlogBytes());
        this.onFigures = onFigures;
        this.shedding = new Shedding(parts.room(), parts.random());
        this.deadLetters = new DeadLetters(data, parts.clock());
        Delivery delivery = new Delivery(journal.id(), parts.store(), codec, deadLetters);
        this.drain = new Drain(journal, delivery, this::stored, parts.clock());
        Intake intake = new Intake(
                journal,
                codec,
                settings.keepFreeBytes(),
                backlog,
                pending,
                parts.stored(),
                parts.outage(),
                drain::wake,
                shedding,
                parts.random());
        IngestService service = new IngestService(
                intake, parts.policies(), parts.json(), limits, parts.redaction(), shedding, parts.clock());
        this.routes = new IngestRoutes(service, limits, parts.answers());
    }

    public IngestRoutes routes() {
        return routes;
    }

    /** Takes up what the last stop left behind. To be called before anything is taken in. */
    public void start() {
        start(this::waiting);
    }

    /** Brings the journal into the store while nothing is taken in. */
    public void replay() {
        start(item -> {});
    }

    private void start(Consumer<Delivery.Item> onPending) {
        try {
            drain.start(onPending);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits for what was acknowledged before, so that who asks after an acknowledgement finds it; not while the store is far
     * behind.
     */
    public void settle(Duration atMost) {
        if (backlog.bytes() < SOON_BYTES && !drain.isStuck()) {
            drain.awaitStored(atMost);
        }
    }

    /** Up to where the journal is in the store. */
    public JournalPosition stored() {
        return drain.stored();
    }

    public IngestFigures figures() {
        return new IngestFigures(
                backlog.bytes(), drain.isStuck(), deadLetters.count(), shedding.count(), drain.damages());
    }

    /** Whether everything that was acknowledged is in the store, at last after a while. */
    public boolean isDrained(Duration atMost) {
        return drain.awaitStored(atMost);
    }

    /** Brings into the store what it takes within a while, and closes the journal. */
    @Override
    public void close() {
        drain.close();
        try {
            journal.close();
        } catch (IOException e) {
            LOG.warn("The journal was not closed", e);
        }
    }

    private void waiting(Delivery.Item item) {
        ReceivedBatch batch = item.batch();
        if (batch != null) {
            backlog.add(batch, item.size());
            pending.claim(
                    batch.events().stream().map(event -> event.header().id()).toList());
        }
    }

    private void stored(Delivery.Item item) {
        ReceivedBatch batch = item.batch();
        if (batch != null) {
            backlog.remove(batch, item.size());
            pending.release(
                    batch.events().stream().map(event -> event.header().id()).toList());
            if (batch.events().stream().anyMatch(Ingest::isFigure)) {
                onFigures.run();
            }
        }
    }

    private static boolean isFigure(TelemetryEvent event) {
        return event instanceof RequestSummaryEvent || event instanceof GaugeEvent;
    }
}
