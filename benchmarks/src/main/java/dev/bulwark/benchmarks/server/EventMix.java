package dev.bulwark.benchmarks.server;

import dev.bulwark.model.IdGenerator;
import dev.bulwark.model.Severity;
import dev.bulwark.model.TimeOrderedIds;
import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.Batch;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.FailedOperationEvent;
import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.model.ingest.LogEvent;
import dev.bulwark.model.ingest.LogLevel;
import dev.bulwark.model.ingest.RequestEvent;
import dev.bulwark.model.ingest.RequestReason;
import dev.bulwark.model.ingest.RequestSummaryEvent;
import dev.bulwark.model.ingest.SlowQueryEvent;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.ingest.ViolationEvent;
import dev.bulwark.model.isolation.ViolationType;
import dev.bulwark.model.json.BatchCodec;
import dev.bulwark.model.performance.LatencyHistogram;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Events as busy applications send them, now or spread over some time before. Not thread-safe. */
final class EventMix {
    private static final int TENANTS = 200;
    private static final int USERS = 2_000;
    private static final int ENDPOINTS = 80;
    private static final int STATEMENTS = 300;

    private final Random random;
    private final int spreadMillis;
    private final IdGenerator ids = new TimeOrderedIds(Clock.systemUTC(), new SecureRandom());
    private final BatchCodec codec = new BatchCodec();

    /** @param spread how long ago an event is at most */
    EventMix(long seed, Duration spread) {
        this.random = new Random(seed);
        this.spreadMillis = Math.toIntExact(spread.toMillis());
    }

    /** A batch as it goes over the wire, compressed. */
    byte[] batch(int events) throws IOException {
        List<TelemetryEvent> some = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            some.add(event());
        }
        return wire(some);
    }

    /** A batch with one violation that happens now, with a text of the caller's in its statement. */
    byte[] violation(String text) throws IOException {
        EventHeader header = new EventHeader(
                ids.next(), Instant.now(), "tenant-1", "user-1", "GET /api/things/1", "0".repeat(31) + "1", null);
        return wire(List.of(violation(header, "SELECT id FROM todos /* " + text + " */", "1".repeat(16))));
    }

    private byte[] wire(List<TelemetryEvent> some) throws IOException {
        Batch batch = new Batch(
                ids.next(), "meetings", "meetings-" + random.nextInt(4), "1.4.2", Instant.now(), Ledger.EMPTY, some);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(codec.write(batch));
        }
        return bytes.toByteArray();
    }

    private TelemetryEvent event() {
        int kind = random.nextInt(100);
        if (kind < 40) {
            return new ActivityEvent(
                    header(),
                    "feature",
                    "opened " + random.nextInt(40),
                    "todo",
                    id(),
                    Map.of("ok", true),
                    "10.0.0.1",
                    null);
        }
        if (kind < 65) {
            return new RequestEvent(
                    header(), 200, micros(), 1_024L, random.nextInt(9), RequestReason.SAMPLED, "10.0.0.1", null);
        }
        if (kind < 85) {
            String message = "saved todo " + random.nextInt(100_000) + " in " + random.nextInt(400) + " ms";
            return new LogEvent(
                    header(), LogLevel.INFO, "dev.example.Todos", null, message, null, null, null, null, Map.of(), 1);
        }
        return rare(kind);
    }

    private TelemetryEvent rare(int kind) {
        String hash = "%016x".formatted(random.nextInt(STATEMENTS));
        String statement = "SELECT id, title, status FROM todos WHERE list_id = ? AND owner_id = ? /* " + hash + " */";
        if (kind < 90) {
            return new SlowQueryEvent(header(), statement, hash, micros() * 10, List.of("****"), null, 12L);
        }
        if (kind < 95) {
            Map<String, Object> context = Map.of("attempt", 1);
            return new FailedOperationEvent(
                    header(), "mail", "send invitation", "connection timed out", null, context, Severity.HIGH);
        }
        if (kind < 98) {
            return summary();
        }
        return violation(header(), statement, hash);
    }

    private ViolationEvent violation(EventHeader header, String statement, String hash) {
        Severity severity = random.nextInt(10) == 0 ? Severity.CRITICAL : Severity.HIGH;
        return new ViolationEvent(
                header,
                ViolationType.MISSING_FILTER,
                severity,
                "GET",
                statement,
                hash,
                List.of("tenant-" + random.nextInt(TENANTS)),
                "tenant-1",
                Map.of("reason", "no condition on organization_id"),
                "10.0.0.1",
                null,
                false,
                List.of());
    }

    private RequestSummaryEvent summary() {
        LatencyHistogram histogram = new LatencyHistogram();
        for (int i = 0; i < 50; i++) {
            histogram.record(micros());
        }
        EventHeader header = header();
        Instant minute = header.at().truncatedTo(ChronoUnit.MINUTES);
        return new RequestSummaryEvent(header, minute, 50, random.nextInt(3), histogram.toBase64());
    }

    private EventHeader header() {
        Instant at = Instant.now()
                .minus(Duration.ofMillis(random.nextInt(spreadMillis + 1)))
                .truncatedTo(ChronoUnit.MILLIS);
        return new EventHeader(
                ids.next(),
                at,
                "tenant-" + random.nextInt(TENANTS),
                "user-" + random.nextInt(USERS),
                "GET /api/things/" + random.nextInt(ENDPOINTS),
                "%032x".formatted(random.nextLong(1, Long.MAX_VALUE)),
                null);
    }

    private String id() {
        return Integer.toString(random.nextInt(100_000));
    }

    private long micros() {
        return 1_000 + (long) Math.abs(random.nextGaussian() * 40_000);
    }
}
