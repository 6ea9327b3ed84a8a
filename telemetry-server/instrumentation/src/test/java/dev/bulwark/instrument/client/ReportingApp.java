package dev.bulwark.instrument.client;

import dev.bulwark.instrument.Bulwark;
import dev.bulwark.instrument.BulwarkSettings;
import dev.bulwark.instrument.testkit.IngestServer;
import dev.bulwark.model.ingest.Batch;
import dev.bulwark.model.ingest.TelemetryEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A program that reports to a server that takes what it sends. */
final class ReportingApp implements AutoCloseable {
    private final IngestServer ingest = new IngestServer();
    private final Bulwark bulwark;

    ReportingApp(Path spool) {
        this(spool, "unknown");
    }

    ReportingApp(Path spool, String version) {
        bulwark = Bulwark.start(BulwarkSettings.builder()
                .server(ingest.address())
                .app("shop")
                .version(version)
                .flushInterval(Duration.ofMillis(50))
                .spoolDirectory(spool)
                .build());
    }

    Bulwark bulwark() {
        return bulwark;
    }

    <T extends TelemetryEvent> List<T> events(Class<T> type) {
        return ingest.events(type);
    }

    /** The events of a kind, once all that was told is there. */
    <T extends TelemetryEvent> List<T> allAfterClosing(Class<T> type) {
        bulwark.close();
        return ingest.events(type);
    }

    /** The events of a kind, once there is one of them. */
    <T extends TelemetryEvent> List<T> await(Class<T> type) {
        return await(type, event -> true);
    }

    /** The events of a kind, once one of them is as expected. */
    <T extends TelemetryEvent> List<T> await(Class<T> type, Predicate<T> expected) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> ingest.events(type).stream().anyMatch(expected));
        return ingest.events(type);
    }

    /** What was given up so far, by reason. */
    Map<String, Long> dropped() {
        List<Batch> batches = ingest.batches();
        return batches.get(batches.size() - 1).ledger().dropped();
    }

    @Override
    public void close() {
        bulwark.close();
        ingest.close();
    }
}
