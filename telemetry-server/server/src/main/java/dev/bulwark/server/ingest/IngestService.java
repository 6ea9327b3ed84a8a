package dev.bulwark.server.ingest;

import dev.bulwark.model.ingest.Batch;
import dev.bulwark.model.ingest.DecodedBatch;
import dev.bulwark.model.ingest.GaugeEvent;
import dev.bulwark.model.ingest.IngestAnswer;
import dev.bulwark.model.ingest.Rejection;
import dev.bulwark.model.ingest.RequestSummaryEvent;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.isolation.IsolationPolicy;
import dev.bulwark.model.json.BatchCodec;
import dev.bulwark.model.redaction.EventRedaction;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes batches in: reads, checks, stores, answers, then pushes. Thread-safe. */
public final class IngestService {
    private static final Duration COME_AGAIN = Duration.ofSeconds(1);

    private final BatchCodec codec;
    private final IngestStore store;
    private final Function<String, @Nullable IsolationPolicy> policies;
    private final BatchCheck batches;
    private final EventCheck events;
    private final Runnable onFigures;
    private final Semaphore places;

    /**
     * @param policies what an application is to do about unsafe statements
     * @param onFigures told when summaries or gauges were stored
     * @param redaction goes over every event before anything of it is stored, for senders that leave that out
     */
    public IngestService(
            IngestStore store,
            Function<String, @Nullable IsolationPolicy> policies,
            JsonColumns json,
            IngestLimits limits,
            Runnable onFigures,
            EventRedaction redaction,
            Clock clock) {
        this.codec = new BatchCodec(redaction);
        this.store = store;
        this.policies = policies;
        this.batches = new BatchCheck(clock, limits, json);
        this.events = new EventCheck(clock, json);
        this.onFigures = onFigures;
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
        batches.requireFit(app, decoded);
        List<Rejection> rejected = new ArrayList<>(decoded.rejected());
        List<TelemetryEvent> fit = fitEvents(batch.events(), rejected);
        int stored = store.store(batches.sourceOf(batch), fit, batch.ledger(), rejected.size());
        if (stored > 0 && fit.stream().anyMatch(IngestService::isFigure)) {
            onFigures.run();
        }
        rejected.sort(Comparator.comparingInt(Rejection::index));
        return new IngestAnswer(stored, fit.size() - stored, rejected, policies.apply(app));
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
                fit.add(this.events.checked(event));
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
