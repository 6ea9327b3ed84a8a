package dev.bulwark.server.ingest;

import dev.bulwark.model.ingest.Batch;
import dev.bulwark.model.ingest.DecodedBatch;
import dev.bulwark.model.ingest.GaugeEvent;
import dev.bulwark.model.ingest.IngestAnswer;
import dev.bulwark.model.ingest.Rejection;
import dev.bulwark.model.ingest.RequestSummaryEvent;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.json.BatchCodec;
import dev.bulwark.server.http.ProblemKind;
import dev.bulwark.server.http.RefusalException;
import dev.bulwark.server.store.JsonColumns;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Takes batches in: reads, checks, stores, answers, then pushes. Thread-safe. */
public final class IngestService {
    private static final Duration COME_AGAIN = Duration.ofSeconds(1);
    private static final int MAX_APP = 100;
    private static final int MAX_INSTANCE = 200;

    private final BatchCodec codec = new BatchCodec();
    private final IngestStore store;
    private final EventCheck check;
    private final IngestLimits limits;
    private final Runnable onFigures;
    private final Clock clock;
    private final Semaphore places;

    /** @param onFigures told when summaries or gauges were stored */
    public IngestService(IngestStore store, JsonColumns json, IngestLimits limits, Runnable onFigures, Clock clock) {
        this.store = store;
        this.check = new EventCheck(clock, json);
        this.limits = limits;
        this.onFigures = onFigures;
        this.clock = clock;
        this.places = new Semaphore(limits.maxConcurrent());
    }

    /** Opens the bytes of a batch; called once there is room for it. */
    @FunctionalInterface
    interface Body {
        InputStream open() throws IOException;
    }

    /**
     * Takes one batch in. When this returns, the batch is durable.
     *
     * @param app the application that the sender's token was made for
     * @throws RefusalException when the batch is too large, of another application, or there are too many at once
     * @throws dev.bulwark.model.json.MalformedJsonException if it is not readable as a whole
     * @throws IOException if the stream fails
     */
    IngestAnswer take(String app, Body body) throws IOException {
        if (!places.tryAcquire()) {
            throw RefusalException.tooManyRequests("Too many batches at once", COME_AGAIN);
        }
        try (InputStream in = body.open()) {
            return store(app, codec.read(in));
        } finally {
            places.release();
        }
    }

    private IngestAnswer store(String app, DecodedBatch decoded) {
        Batch batch = decoded.batch();
        requireFit(app, batch, batch.events().size() + decoded.rejected().size());
        List<Rejection> rejected = new ArrayList<>(decoded.rejected());
        List<TelemetryEvent> fit = fitEvents(batch.events(), rejected);
        Source source = new Source(app, name(batch.instance()), name(batch.version()), clock.instant());
        int stored = store.store(source, fit, batch.sentAt(), batch.ledger(), rejected.size());
        if (stored > 0 && fit.stream().anyMatch(IngestService::isFigure)) {
            onFigures.run();
        }
        rejected.sort(Comparator.comparingInt(Rejection::index));
        return new IngestAnswer(stored, fit.size() - stored, rejected);
    }

    private void requireFit(String app, Batch batch, int events) {
        if (!batch.app().equals(app)) {
            throw RefusalException.of(
                    ProblemKind.NOT_ALLOWED,
                    "This token was made for the application " + app + ", not " + shown(batch));
        }
        if (events > limits.maxEvents()) {
            throw RefusalException.of(
                    ProblemKind.TOO_LARGE, "A batch may have at most " + limits.maxEvents() + " events");
        }
        if (batch.instance().length() > MAX_INSTANCE || batch.version().length() > MAX_INSTANCE) {
            throw RefusalException.badInput(
                    batch.instance().length() > MAX_INSTANCE ? "instance" : "version",
                    "A name may have at most " + MAX_INSTANCE + " characters");
        }
    }

    private static @Nullable String shown(Batch batch) {
        return Text.cut(batch.app(), MAX_APP);
    }

    private static String name(String text) {
        return String.valueOf(Text.clean(text));
    }

    /** The events that can be stored; the reasons against the others go to {@code rejected}. */
    private List<TelemetryEvent> fitEvents(List<TelemetryEvent> events, List<Rejection> rejected) {
        Set<Integer> taken = new HashSet<>();
        rejected.forEach(rejection -> taken.add(rejection.index()));
        List<TelemetryEvent> fit = new ArrayList<>(events.size());
        int index = 0;
        for (TelemetryEvent event : events) {
            while (taken.contains(index)) {
                index++; // the codec left these out, so the places of the others move
            }
            try {
                fit.add(check.checked(event));
            } catch (UnfitEventException e) {
                rejected.add(new Rejection(index, e.reason()));
            }
            index++;
        }
        return fit;
    }

    private static boolean isFigure(TelemetryEvent event) {
        return event instanceof RequestSummaryEvent || event instanceof GaugeEvent;
    }
}
