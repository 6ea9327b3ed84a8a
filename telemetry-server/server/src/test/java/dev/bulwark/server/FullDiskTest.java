package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bulwark.model.access.Role;
import dev.bulwark.model.ingest.IngestAnswer;
import dev.bulwark.model.ingest.LogEvent;
import dev.bulwark.model.ingest.LogLevel;
import dev.bulwark.model.ingest.Rejection;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.server.cli.ServerCli;
import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.journal.JournalSettings;
import dev.bulwark.server.retention.DiskSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server on a real disk that fills. */
class FullDiskTest {
    private static final JournalSettings JOURNAL = new JournalSettings(1 << 20, 7, 1 << 30, 1 << 24, 0);
    private static final List<LogLevel> LEVELS = List.of(LogLevel.DEBUG, LogLevel.INFO, LogLevel.WARN);

    private final Events events = new Events(Clock.systemUTC());
    private final List<String> acknowledged = new ArrayList<>();
    private SmallFileSystem disk;
    private int sent;
    private int shed;

    @TempDir
    private Path directory;

    @BeforeEach
    void mount() throws Exception {
        disk = SmallFileSystem.mount(directory, 64);
    }

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void asItFillsTheLeastWorthIsShedFirstThenNothingIsTakenInUntilThereIsRoom() throws Exception {
        try (RunningServer server = start(new DiskSettings(85, 92, 97, 0))) {
            String token = server.ingestToken();
            String viewer = server.session(Role.VIEWER);
            assertThat(shed(server, token)).isEmpty();

            disk.fillTo(93);
            await().until(() -> shed(server, token).equals(List.of(0)));
            disk.fillTo(96);
            await().until(() -> shed(server, token).equals(List.of(0, 1, 2)));
            assertThat(storage(server, viewer)).contains("\"shed\"", "[\"detail\",\"ordinary\",\"single\"]");

            disk.fillTo(99);
            await().until(() -> isRefused(server, token));
            Answer refused = server.client().ingest(token, events.batch(events.violation()));
            assertThat(refused.headers().firstValueAsLong("Retry-After")).isPresent();
            assertThat(refused.json().path("type").asText()).isEqualTo("/problems/insufficient-storage");
            assertThat(server.client().get("/api/system/health", viewer).status())
                    .isEqualTo(503);
            assertThat(server.client()
                            .get("/api/v1/admin/data-isolation/violations", viewer)
                            .status())
                    .isEqualTo(200);

            disk.empty();
            await().until(() -> !isRefused(server, token));
            assertThat(shed(server, token)).isEmpty();
            assertThat(server.stored("SELECT stored || ' ' || rejected || ' ' || shed FROM instances"))
                    .containsExactly((sent - shed) + " 0 " + shed);
        }
    }

    @Test
    void whatWasAcknowledgedBeforeItWasFullToTheLastByteIsStoredOnceThereIsRoom() throws Exception {
        try (RunningServer server = start(new DiskSettings(97, 98, 99, 0))) {
            String token = server.ingestToken();
            disk.leave(4 << 20);
            int status = 202;
            for (int i = 0; i < 2_000 && status == 202; i++) {
                status = report(server, token);
            }
            assertThat(status).isEqualTo(507);
            disk.leave(0);
            assertThat(report(server, token)).isEqualTo(507);

            disk.empty();
            await().until(() -> report(server, token) == 202);
            assertThat(server.stored("SELECT id FROM data_isolation_violations ORDER BY id"))
                    .isEqualTo(acknowledged);
        }
        assertThat(ServerCli.run("verify", "--data", disk.data().toString())).isZero();
    }

    private RunningServer start(DiskSettings settings) {
        return RunningServer.start(
                ServerSettings.defaults().with(settings).with(JOURNAL), disk.data(), Clock.systemUTC());
    }

    /** Sends one log record of each level and a violation, and tells the places of those that were shed. */
    private List<Integer> shed(RunningServer server, String token) {
        List<TelemetryEvent> batch = new ArrayList<>();
        LEVELS.forEach(level -> batch.add(log(level)));
        batch.add(events.violation());
        Answer answer = server.client().ingest(token, events.batch(batch.toArray(TelemetryEvent[]::new)));
        assertThat(answer.status()).isEqualTo(202);
        List<Rejection> rejected = answer.as(IngestAnswer.class).rejected();
        assertThat(rejected).allSatisfy(one -> assertThat(one.reason()).startsWith("shed: "));
        sent += batch.size();
        shed += rejected.size();
        return rejected.stream().map(Rejection::index).toList();
    }

    /** Sends a violation, and tells whether it was not taken in. */
    private boolean isRefused(RunningServer server, String token) {
        int status =
                server.client().ingest(token, events.batch(events.violation())).status();
        assertThat(status).isIn(202, 507);
        sent += status == 202 ? 1 : 0;
        return status == 507;
    }

    private LogEvent log(LogLevel level) {
        return new LogEvent(
                events.header(), level, "com.example.Teams", null, "x", null, null, null, null, Map.of(), 1);
    }

    private int report(RunningServer server, String token) {
        var violation = events.violation();
        LogEvent large = new LogEvent(
                events.header(),
                LogLevel.ERROR,
                "com.example.Teams",
                null,
                "x".repeat(8_000),
                null,
                null,
                null,
                null,
                Map.of(),
                1);
        int status =
                server.client().ingest(token, events.batch(large, violation)).status();
        if (status == 202) {
            acknowledged.add(violation.header().id().toString());
        }
        return status;
    }

    private static String storage(RunningServer server, String token) {
        return server.client()
                .get("/api/system/health", token)
                .json()
                .path("checks")
                .path("storage")
                .toString();
    }
}
