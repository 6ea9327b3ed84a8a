package dev.bulwark.instrument.testkit;

import dev.bulwark.instrument.Bulwark;
import dev.bulwark.instrument.BulwarkSettings;
import dev.bulwark.instrument.Caller;
import dev.bulwark.model.ingest.TelemetryEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/** An application without a web container: its instrumentation, and a server that takes what it sends. */
public final class ReportingApp implements AutoCloseable {
    private final IngestServer ingest = new IngestServer();
    private final Bulwark bulwark;

    public ReportingApp(Path spool, UnaryOperator<BulwarkSettings.Builder> settings) {
        BulwarkSettings.Builder builder = BulwarkSettings.builder()
                .server(ingest.address())
                .app("shop")
                .flushInterval(Duration.ofMillis(100))
                .schemaWait(Duration.ofSeconds(10))
                .spoolDirectory(spool);
        bulwark = Bulwark.start(settings.apply(builder).build());
    }

    public Bulwark bulwark() {
        return bulwark;
    }

    /** Runs work on behalf of a tenant. */
    public void as(String tenant, MonitoredApp.Work work) throws Exception {
        bulwark.<Void, Exception>runAs(new Caller(tenant, "user-of-" + tenant), () -> {
            work.run();
            return null;
        });
    }

    /** The events of a kind, once there are at least so many. */
    public <T extends TelemetryEvent> List<T> await(Class<T> type, int atLeast) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> ingest.events(type).size() >= atLeast);
        return ingest.events(type);
    }

    /** All events of a kind, after the end of the instrumentation, which sends what waits. */
    public <T extends TelemetryEvent> List<T> allOf(Class<T> type) {
        bulwark.close();
        return ingest.events(type);
    }

    @Override
    public void close() {
        bulwark.close();
        ingest.close();
    }
}
