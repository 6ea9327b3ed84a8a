package dev.bulwark.server.ingest;

import dev.bulwark.model.ingest.Batch;
import dev.bulwark.model.ingest.DecodedBatch;
import dev.bulwark.model.ingest.IngestAnswer;
import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.model.ingest.Rejection;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.isolation.IsolationPolicy;
import dev.bulwark.model.json.BatchCodec;
import dev.bulwark.model.redaction.EventRedaction;
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
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes batches in: reads, checks, makes durable, answers. Thread-safe. */
public final class IngestService {
    private static final Duration COME_AGAIN = Duration.ofSeconds(1);
    private static final long WAIT_SECONDS = 5;

    private final BatchCodec codec;
    private final Intake intake;
    private final Function<String, @Nullable IsolationPolicy> policies;
    private final BatchCheck batches;
    private final EventCheck events;
    private final Semaphore places;
    private final DecodingRoom room;
    private final Shedding shedding;

    /**
     * @param policies what an application is to do about unsafe statements
     * @param shedding says what there is room for
     * @param redaction goes over every event before anything of it is stored, for senders that leave that out
     */
    IngestService(
            Intake intake,
            Function<String, @Nullable IsolationPolicy> policies,
            JsonColumns json,
            IngestLimits limits,
            EventRedaction redaction,
            Shedding shedding,
            Clock clock) {
        this.codec = new BatchCodec(redaction);
        this.intake = intake;
        this.policies = policies;
        this.batches = new BatchCheck(clock, limits, json);
        this.events = new EventCheck(clock, json);
        this.places = new Semaphore(limits.maxConcurrent(), true);
        this.room = new DecodingRoom(limits.maxBytes());
        this.shedding = shedding;
    }

    /**
     * Takes one batch in. When this returns, the batch is durable.
     *
     * @param app the application that the sender's token was made for
     * @param body all of it has arrived: who sends slowly must not keep others from being read
     * @throws RefusalException when the batch is too large, of another application, or there is no room for it now
     * @throws dev.bulwark.model.json.MalformedJsonException if it is not readable as a whole
     * @throws IOException if the stream fails
     */
    IngestAnswer take(String app, ArrivedBody body) throws IOException {
        try (DecodingRoom.Place place = room.take(body.declared())) {
            return take(app, body.open(place::require));
        }
    }

    private IngestAnswer take(String app, InputStream body) throws IOException {
        Worth least = shedding.least();
        List<Rejection> rejected = new ArrayList<>();
        Checked checked = checked(app, body, least, rejected);
        int fresh = intake.take(checked.source(), checked.ledger(), Rejected.of(rejected), checked.events());
        rejected.sort(Comparator.comparingInt(Rejection::index));
        return new IngestAnswer(fresh, checked.events().size() - fresh, rejected, policies.apply(app));
    }

    /** What a batch is once it is read, with the events that can be stored. */
    private record Checked(Source source, Ledger ledger, List<TelemetryEvent> events) {}

    private Checked checked(String app, InputStream body, Worth least, List<Rejection> rejected) throws IOException {
        awaitPlace();
        try (body) {
            DecodedBatch decoded = codec.read(body);
            Batch batch = decoded.batch();
            batches.requireFit(app, decoded);
            rejected.addAll(decoded.rejected());
            return new Checked(batches.sourceOf(batch), batch.ledger(), fitEvents(batch.events(), least, rejected));
        } finally {
            places.release();
        }
    }

    private void awaitPlace() {
        try {
            if (!places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw RefusalException.tooManyRequests("Too many batches at once", COME_AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RefusalException.of(ProblemKind.UNAVAILABLE, "The server is about to stop");
        }
    }

    /** The events that can be stored; the reasons against the others go to {@code rejected}. */
    private List<TelemetryEvent> fitEvents(List<TelemetryEvent> events, Worth least, List<Rejection> rejected) {
        Set<Integer> taken = new HashSet<>();
        rejected.forEach(rejection -> taken.add(rejection.index()));
        List<TelemetryEvent> fit = new ArrayList<>(events.size());
        int index = 0;
        for (TelemetryEvent event : events) {
            while (taken.contains(index)) {
                index++; // the codec left these out, so the places of the others move
            }
            try {
                fit.add(shedding.kept(this.events.checked(event), least));
            } catch (UnfitEventException e) {
                rejected.add(new Rejection(index, e.reason()));
            }
            index++;
        }
        return fit;
    }
}
