package dev.bulwark.server.ingest;

import dev.bulwark.model.ingest.Batch;
import dev.bulwark.model.ingest.DecodedBatch;
import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.server.http.ProblemKind;
import dev.bulwark.server.http.RefusalException;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.Text;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/** Checks what a batch says of itself; what is wrong here is wrong with all of it. Thread-safe. */
final class BatchCheck {
    private static final int MAX_NAME = 200;
    private static final int MAX_LEDGER = 8_000;

    /** A million events a second for thirty years; sums of all reasons stay far from overflowing. */
    private static final long MOST_COUNTED = 1_000_000_000_000_000L;

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
        requireSaneLedger(batch.ledger());
        if (json.write(batch.ledger().dropped()).length() > MAX_LEDGER) {
            throw RefusalException.badInput("ledger.dropped", "ledger.dropped has too many reasons");
        }
    }

    /** A batch cannot have been sent after it came: by a clock that is ahead, no later ledger would ever count. */
    Source sourceOf(Batch batch) {
        Instant received = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Source(
                batch.app(),
                String.valueOf(Text.clean(batch.instance())),
                String.valueOf(Text.clean(batch.version())),
                earlier(batch.sentAt(), received),
                received);
    }

    private static Instant earlier(Instant sent, Instant received) {
        return sent.isBefore(received) ? sent.truncatedTo(ChronoUnit.MILLIS) : received;
    }

    private static void requireSaneLedger(Ledger ledger) {
        boolean sane = Stream.concat(Stream.of(ledger.sent(), ledger.spooled()), ledger.dropped().values().stream())
                .allMatch(count -> count <= MOST_COUNTED);
        if (!sane) {
            throw RefusalException.badInput("ledger", "ledger has a count above " + MOST_COUNTED);
        }
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
