package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bulwark.model.access.Role;
import dev.bulwark.model.ingest.Batch;
import dev.bulwark.model.ingest.IngestAnswer;
import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.model.ingest.LogEvent;
import dev.bulwark.model.ingest.LogLevel;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.ingest.IngestLimits;
import dev.bulwark.server.journal.JournalSettings;
import dev.bulwark.server.journal.SmallDisk;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies between the acknowledgement and the store. */
class JournalServerTest {
    private static final String LOGS = "SELECT message FROM app_logs ORDER BY message";

    private final Events events = new Events(Clock.systemUTC());

    @TempDir
    private Path data;

    @Test
    void batchesAreAcknowledgedWhileTheStoreIsBusyAndAreStoredOnceAfterwards() throws SQLException {
        try (RunningServer server = start(ServerSettings.defaults())) {
            String token = server.ingestToken();
            Batch twice = logs("a", "b");
            try (Connection busy = server.connect()) {
                occupy(server, token, busy);
                assertThat(answer(server, token, twice)).isEqualTo(new IngestAnswer(2, 0, List.of(), null));
                assertThat(answer(server, token, twice)).isEqualTo(new IngestAnswer(0, 2, List.of(), null));
                assertThat(answer(server, token, logs("c"))).isEqualTo(new IngestAnswer(1, 0, List.of(), null));
                assertThat(server.found(LOGS)).containsExactly("first");
                busy.rollback();
            }

            assertThat(server.stored(LOGS)).containsExactly("a", "b", "c", "first");
            assertThat(answer(server, token, twice)).isEqualTo(new IngestAnswer(0, 2, List.of(), null));
            assertThat(server.stored("SELECT stored || ' ' || duplicates FROM instances"))
                    .containsExactly("4 4");
        }
    }

    @Test
    void whoAsksAfterAnAcknowledgementFindsWhatWasAcknowledged() {
        try (RunningServer server = start(ServerSettings.defaults())) {
            String token = server.ingestToken();
            String viewer = server.session(Role.VIEWER);
            for (int i = 0; i < 30; i++) {
                var violation = events.violation();
                server.client().ingest(token, events.batch(violation));
                String path = "/api/v1/admin/data-isolation/violations/"
                        + violation.header().id();
                assertThat(server.client().get(path, viewer).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void whatTheStoreRefusesIsPutAsideWithItsBytesAndHoldsUpNothingElse() throws Exception {
        try (RunningServer server = start(ServerSettings.defaults())) {
            String token = server.ingestToken();
            try (Connection connection = server.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("ALTER TABLE app_logs ADD CONSTRAINT fussy CHECK (message <> 'poison')");
            }
            List<String> sent = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                sent.add("m" + (100 + i));
            }
            List<String> mixed = new ArrayList<>(sent);
            mixed.add(13, "poison");

            IngestAnswer told = answer(server, token, logs(mixed.toArray(new String[0])));
            server.client().ingest(token, logs("next"));

            assertThat(told.accepted()).isEqualTo(41);
            sent.add("next");
            assertThat(server.stored(LOGS)).isEqualTo(sent);
            assertThat(Files.readAllLines(data.resolve("dead-letters/new.jsonl")))
                    .singleElement()
                    .asString()
                    .contains("\"message\":\"poison\"", "fussy", "\"app\":\"meetings\"");
            assertThat(server.stored("SELECT stored || ' ' || rejected FROM instances"))
                    .containsExactly("41 1");
        }
    }

    @Test
    void aStoreThatWasRemovedIsFilledAgainFromTheJournal() throws IOException {
        try (RunningServer server = start(ServerSettings.defaults())) {
            String token = server.ingestToken();
            server.client().ingest(token, events.batch("meetings-1", Ledger.EMPTY, events.ofEveryKind()));
            server.client().ingest(token, logs("a", "b"));
        }
        Files.delete(data.resolve("bulwark.mv.db"));

        try (RunningServer server = start(ServerSettings.defaults())) {
            assertThat(server.stored("SELECT COUNT(*) FROM app_logs")).containsExactly("3");
            assertThat(server.stored("SELECT COUNT(*) FROM data_isolation_violations"))
                    .containsExactly("1");
            assertThat(server.stored("SELECT stored FROM instances")).containsExactly("24");
        }
    }

    @Test
    void aStoreThatClosedItselfIsOpenedAgainAndTakesWhatCameMeanwhile() throws SQLException {
        try (RunningServer server = start(ServerSettings.defaults())) {
            String token = server.ingestToken();
            String viewer = server.session(Role.VIEWER);
            server.client().ingest(token, logs("before"));
            assertThat(server.stored(LOGS)).containsExactly("before");
            try (Connection connection = server.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("SHUTDOWN IMMEDIATELY");
            }

            for (int i = 100; i < 120; i++) {
                assertThat(answer(server, token, logs("m" + i)).accepted()).isEqualTo(1);
            }

            assertThat(server.stored("SELECT COUNT(*) FROM app_logs")).containsExactly("21");
            await().until(() ->
                    server.client().get("/api/v1/admin/activity", viewer).status() == 200);
        }
    }

    @Test
    void aFullDiskAsksSendersToComeAgainAndOnceThereIsSpaceTheyAreTakenIn() {
        SmallDisk disk = new SmallDisk(20_000);
        try (RunningServer server = RunningServer.start(ServerSettings.defaults(), data, Clock.systemUTC(), disk)) {
            String token = server.ingestToken();
            Batch large = logs("x".repeat(7_000), "y".repeat(7_000), "z".repeat(7_000));

            Answer refused = server.client().ingest(token, large);
            Answer small = server.client().ingest(token, logs("small"));
            disk.grow(1_000_000);
            Answer taken = server.client().ingest(token, large);

            assertThat(refused.status()).isEqualTo(507);
            assertThat(refused.headers().firstValueAsLong("Retry-After")).isPresent();
            assertThat(refused.json().path("detail").asText()).contains("disk is full");
            assertThat(small.status()).isEqualTo(202);
            assertThat(taken.as(IngestAnswer.class)).isEqualTo(new IngestAnswer(3, 0, List.of(), null));
            assertThat(server.stored("SELECT COUNT(*) FROM app_logs")).containsExactly("4");
        }
    }

    @Test
    void whenTooMuchWaitsOthersAreStillTakenInAndViolationsAlways() throws SQLException {
        JournalSettings narrow = new JournalSettings(1 << 20, 7, 1 << 30, 1 << 20, 0);
        try (RunningServer server = start(with(narrow, IngestLimits.defaults()))) {
            String token = server.ingestToken();
            String other = server.ingestToken("billing");
            Batch loud = logs("x".repeat(8_000), "y".repeat(8_000));
            int status = 202;
            try (Connection busy = server.connect()) {
                occupy(server, token, busy);
                int taken = 0;
                while (status == 202 && taken < 1_000) {
                    Batch next = logs("x".repeat(8_000), "y".repeat(8_000));
                    status = server.client().ingest(token, next).status();
                    taken++;
                }
                Answer refused = server.client().ingest(token, loud);
                assertThat(refused.status()).isEqualTo(429);
                assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0L))
                        .isBetween(2L, 6L);
                assertThat(server.client()
                                .ingest(token, events.batch(events.violation()))
                                .status())
                        .isEqualTo(202);
                assertThat(server.client().ingest(other, of("billing", loud)).status())
                        .isEqualTo(202);
                busy.rollback();
            }

            assertThat(server.stored("SELECT COUNT(*) FROM data_isolation_violations"))
                    .containsExactly("1");
            assertThat(server.client()
                            .ingest(token, loud)
                            .as(IngestAnswer.class)
                            .duplicates())
                    .as("billing had the same events")
                    .isEqualTo(2);
        }
    }

    @Test
    void sendersThatDawdleHoldUpNobodyAndAreToldSo() throws IOException {
        IngestLimits limits = IngestLimits.defaults();
        ServerSettings settings = with(
                JournalSettings.defaults(),
                new IngestLimits(
                        limits.maxCompressedBytes(),
                        limits.maxBytes(),
                        limits.maxRatio(),
                        limits.maxEvents(),
                        2,
                        limits.maxArriving(),
                        1));
        List<Socket> slow = new ArrayList<>();
        try (RunningServer server = start(settings)) {
            String token = server.ingestToken();
            for (int i = 0; i < 20; i++) {
                slow.add(dawdler(server, token));
            }

            assertThat(server.client().ingest(token, logs("quick")).status()).isEqualTo(202);
            Socket first = slow.get(0);
            OutputStream out = first.getOutputStream();
            await().until(() -> {
                if (first.getInputStream().available() == 0) {
                    out.write(' ');
                    out.flush();
                }
                return first.getInputStream().available() > 0;
            });
            byte[] line = first.getInputStream().readNBytes("HTTP/1.1 408".length());
            assertThat(new String(line, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 408");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** Has sent the head of a request and a little of its body. */
    private static Socket dawdler(RunningServer server, String token) throws IOException {
        Socket socket = new Socket(server.uri().getHost(), server.uri().getPort());
        String head = "POST /api/v1/ingest HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + token + "\r\nContent-Length: 1000\r\n\r\n{";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    /** Whatever comes from the journal takes this row, so that all of it waits. */
    private void occupy(RunningServer server, String token, Connection connection) throws SQLException {
        server.client().ingest(token, logs("first"));
        assertThat(server.stored(LOGS)).containsExactly("first");
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT * FROM journal_watermarks FOR UPDATE");
        }
    }

    private static IngestAnswer answer(RunningServer server, String token, Batch batch) {
        Answer answer = server.client().ingest(token, batch);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.as(IngestAnswer.class);
    }

    private static Batch of(String app, Batch batch) {
        return new Batch(
                batch.batchId(),
                app,
                batch.instance(),
                batch.version(),
                batch.sentAt(),
                batch.ledger(),
                batch.events());
    }

    private Batch logs(String... messages) {
        List<TelemetryEvent> logs = new ArrayList<>();
        for (String message : messages) {
            logs.add(new LogEvent(
                    events.header(), LogLevel.INFO, null, null, message, null, null, null, null, Map.of(), 1));
        }
        return events.batch("meetings-1", Ledger.EMPTY, logs);
    }

    private static ServerSettings with(JournalSettings journal, IngestLimits limits) {
        return ServerSettings.defaults().with(journal).with(limits);
    }

    private RunningServer start(ServerSettings settings) {
        return RunningServer.start(settings, data, Clock.systemUTC());
    }
}
