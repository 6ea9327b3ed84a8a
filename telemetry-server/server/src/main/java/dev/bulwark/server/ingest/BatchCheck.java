package dev.bulwark.server.ingest;

import dev.bulwark.model.ingest.Batch;
import dev.bulwark.model.ingest.DecodedBatch;
import dev.bulwark.server.http.ProblemKind;
import dev.bulwark.server.http.RefusalException;
import dev.bulwark.server.store.JsonColumns;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Checks what a batch says of itself; what is wrong here is wrong with all of it. Thread-safe. */
final class BatchCheck {
    private static final int MAX_NAME = 200;
    private static final int MAX_LEDGER = 8_000;

    private final Clock clock;
    private final HeaderCheck times;
    private final IngestLimits limits;
    private final JsonColumns json;

    BatchCheck(Clock clock, IngestLimits limits, JsonColumns json) {
        this.clock = clock;
        this.times = new HeaderCheck(clock);
        this.limits = limits;
        this.json = json;
    }

    /**
     * @param app the application that the sender's token was made for
     * @throws RefusalException 403 for another application, 413 for too many events, 400 for a field that cannot be
     */
    void requireFit(String app, DecodedBatch decoded) {
        Batch batch = decoded.batch();
        if (!batch.app().equals(app)) {
            throw RefusalException.of(
                    ProblemKind.NOT_ALLOWED, "This token reports for the application " + app + " and for no other");
        }
        if (batch.events().size() + decoded.rejected().size() > limits.maxEvents()) {
            throw RefusalException.of(
                    ProblemKind.TOO_LARGE, "A batch may have at most " + limits.maxEvents() + " events");
        }
        requireShort("instance", batch.instance());
        requireShort("version", batch.version());
        requireSaneTime(batch);
        if (json.write(batch.ledger().dropped()).length() > MAX_LEDGER) {
            throw RefusalException.badInput("ledger.dropped", "ledger.dropped has too many reasons");
        }
    }

    Source sourceOf(Batch batch) {
        return new Source(
                batch.app(),
                String.valueOf(Text.clean(batch.instance())),
                String.valueOf(Text.clean(batch.version())),
                batch.sentAt().truncatedTo(ChronoUnit.MILLIS),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private void requireSaneTime(Batch batch) {
        try {
            times.time("sentAt", batch.sentAt());
        } catch (UnfitEventException e) {
            throw RefusalException.badInput("sentAt", e.reason());
        }
    }

    private static void requireShort(String field, String name) {
        if (name.length() > MAX_NAME) {
            throw RefusalException.badInput(field, field + " may have at most " + MAX_NAME + " characters");
        }
    }
}
