package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.bulwark.model.Severity;
import dev.bulwark.model.access.Role;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.model.isolation.ViolationType;
import dev.bulwark.model.json.Json;
import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.live.LiveSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveTest {
    private static final String STREAM = "/api/v1/stream";
    private static final String VIOLATIONS = "/api/v1/admin/data-isolation/violations";

    private final Events events = new Events(Clock.systemUTC());
    private RunningServer server;
    private Client client;
    private String token;
    private String engineer;

    @BeforeAll
    void start(@TempDir Path data) {
        server = RunningServer.start(quick(100_000), data, Clock.systemUTC());
        client = server.client();
        token = server.ingestToken();
        engineer = server.session(Role.ENGINEER);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    @Tag("store")
    void aNewViolationIsPushedWholeAndAgainWhenItIsResolved() throws Exception {
        try (StreamReader reader = open("?kinds=violation", "")) {
            var sent = events.violation();
            client.ingest(token, events.batch(sent));
            String path = VIOLATIONS + "/" + sent.header().id();
            client.post(path + "/resolve", engineer, "{\"note\":\"seen\"}");

            await().until(() -> reader.events().size() >= 2);
            assertThat(violation(reader.events().get(0)).resolved()).isFalse();
            assertThat(violation(reader.events().get(1)))
                    .isEqualTo(client.get(path, engineer).as(Violation.class));
            assertThat(reader.otherLines()).first().isEqualTo("retry: 2000");
        }
    }

    @Test
    void aReaderHearsOnlyTheKindsItAskedFor() throws Exception {
        try (StreamReader some = open("?kinds=failure,activity", "");
                StreamReader all = open("", "")) {
            client.ingest(
                    token,
                    events.batch(
                            events.violation(), events.failure(), events.activity(), events.gauge("pool.active", 1)));

            await().until(() -> kinds(all).containsAll(List.of("violation", "failure", "activity", "health")));
            assertThat(kinds(some)).containsExactlyInAnyOrder("failure", "activity");
        }
    }

    @Test
    void unknownKindsAndIdsThatAreNoneAreRefused() {
        assertThat(client.get(STREAM + "?kinds=violation,tea", engineer).field())
                .isEqualTo("kinds");
        assertThat(client.get(STREAM + "?kind=violation", engineer).field()).isEqualTo("kind");
        assertThat(client.send(client.request(STREAM, engineer)
                                .header("Last-Event-ID", "abc")
                                .GET())
                        .field())
                .isEqualTo("Last-Event-ID");
    }

    @Test
    void aReaderThatComesBackMissesNothingAndHearsNothingTwiceWhileEventsPourIn() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> sent = new ArrayList<>();
        List<String> heard = new ArrayList<>();
        StreamReader first = open("?kinds=violation", "");
        String lastId = "";
        ExecutorService sender = Executors.newSingleThreadExecutor();
        var sending = sender.submit(() -> {
            for (int i = 0; i < 120; i++) {
                var event = events.violation("pour", Severity.WARNING, Instant.now());
                client.ingest(token, events.batch(event));
                sent.add(event.header().id().toString());
            }
        });
        StreamReader reader = first;
        for (int i = 0; i < 8; i++) {
            int enough = 1 + random.nextInt(12);
            StreamReader current = reader;
            await().until(() -> current.events().size() >= enough || sending.isDone());
            current.close();
            List<StreamReader.Event> taken = List.copyOf(current.events());
            taken.forEach(event -> heard.add(pourId(event)));
            lastId = taken.isEmpty() ? lastId : taken.get(taken.size() - 1).id();
            reader = open("?kinds=violation", lastId);
        }
        sending.get(30, TimeUnit.SECONDS);
        sender.shutdown();
        StreamReader last = reader;
        await().alias("seed " + seed).until(() -> heard.size() + last.events().size() >= sent.size());
        last.close();
        last.events().forEach(event -> heard.add(pourId(event)));

        assertThat(heard).as("seed %d", seed).isEqualTo(sent);
    }

    @Test
    void aReaderThatIsCutOffBeforeItsFirstEventMissesNothing() throws Exception {
        String place;
        try (StreamReader reader = open("?kinds=violation", "")) {
            await().until(() -> reader.otherLines().stream().anyMatch(line -> line.startsWith("id: ")));
            place = reader.otherLines().get(1).substring("id: ".length());
        }
        var missed = events.violation();
        client.ingest(token, events.batch(missed));

        try (StreamReader again = open("?kinds=violation", place)) {
            await().until(() -> !again.events().isEmpty());
            assertThat(violation(again.events().get(0)).id())
                    .isEqualTo(missed.header().id());
        }
    }

    @Test
    void numbersOfEventsOnlyGrowWhoeverSends() throws Exception {
        try (StreamReader reader = open("?kinds=activity", "")) {
            ExecutorService senders = Executors.newFixedThreadPool(4);
            for (int i = 0; i < 20; i++) {
                senders.execute(() -> client.ingest(token, events.batch(events.activity(), events.activity())));
            }
            senders.shutdown();
            await().until(() -> reader.events().size() == 40);

            assertThat(reader.events())
                    .extracting(event -> Long.parseLong(event.id()))
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void silenceIsFilledWithHeartbeats() throws Exception {
        try (StreamReader reader = open("?kinds=alert", "")) {
            await().until(() -> reader.otherLines().stream()
                            .filter(line -> line.startsWith(":"))
                            .count()
                    >= 2);
        }
    }

    @Test
    void signingOutEndsTheStream() throws Exception {
        String session = server.session(Role.VIEWER);
        try (StreamReader reader = StreamReader.open(client, STREAM, session, "")) {
            assertThat(client.post("/api/v1/auth/logout", session, "").status()).isEqualTo(204);

            await().until(reader::ended);
        }
    }

    @Test
    void aReaderThatTakesNothingIsDroppedAndTheOthersGoOn() throws Exception {
        try (Socket stuck = stuckReader();
                StreamReader other = open("?kinds=violation", "")) {
            String large = "x".repeat(60_000);
            int sent = 0;
            for (int i = 0; i < 120; i++) {
                var header = events.header("stuck", Instant.now());
                client.ingest(
                        token,
                        events.batch(
                                events.violation(header, ViolationType.UNDECIDABLE, Severity.WARNING, large, false)));
                sent++;
            }
            int all = sent;
            await().until(() -> other.events().size() >= all);
            long beats = other.otherLines().size();
            await().until(() -> other.otherLines().size() >= beats + 3);
            assertThat(endsAfterWhatWasUnderWay(stuck)).isTrue();
        }
    }

    @Test
    @Tag("store")
    void aReaderThatWasAwayTooLongIsToldOfTheGap(@TempDir Path data) throws Exception {
        try (RunningServer small = RunningServer.start(quick(5), data, Clock.systemUTC())) {
            String session = small.session(Role.VIEWER);
            String smallToken = small.ingestToken();
            for (int i = 0; i < 30; i++) {
                small.client().ingest(smallToken, events.batch(events.activity()));
            }
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> small.stored("SELECT 1 FROM live_events").size() <= 5);
            try (StreamReader reader = StreamReader.open(small.client(), STREAM, session, "3")) {
                await().until(() -> reader.events().size() >= 6);
                assertThat(reader.events().get(0).kind()).isEqualTo("gap");
                assertThat(reader.events("activity")).hasSize(5);
            }
        }
    }

    @Test
    void oneReaderTooManyIsAskedToComeAgainUntilAnotherLeaves(@TempDir Path data) throws Exception {
        ServerSettings forTwo = ServerSettings.defaults().with(new LiveSettings(1, 1, 24, 100, 2));
        try (RunningServer small = RunningServer.start(forTwo, data, Clock.systemUTC())) {
            String session = small.session(Role.VIEWER);
            StreamReader first = StreamReader.open(small.client(), STREAM, session, "");
            try (StreamReader second = StreamReader.open(small.client(), STREAM, session, "")) {
                assertThat(statusOfOneMore(small, session)).isEqualTo(429);
                first.close();
                await().until(() -> statusOfOneMore(small, session) == 200);
                assertThat(second.ended()).isFalse();
            }
        }
    }

    private static int statusOfOneMore(RunningServer server, String session) throws Exception {
        try (StreamReader reader = StreamReader.open(server.client(), STREAM, session, "")) {
            return reader.response().statusCode();
        }
    }

    private static ServerSettings quick(long keepEvents) {
        return ServerSettings.defaults().with(new LiveSettings(1, 1, 24, keepEvents, 5_000));
    }

    private StreamReader open(String query, String lastEventId) throws IOException, InterruptedException {
        return StreamReader.open(client, STREAM + query, engineer, lastEventId);
    }

    /** Asks for the stream and then never reads. */
    private Socket stuckReader() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(
                new InetSocketAddress(server.uri().getHost(), server.uri().getPort()));
        OutputStream out = socket.getOutputStream();
        out.write(("GET " + STREAM + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + engineer + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }

    private static boolean endsAfterWhatWasUnderWay(Socket socket) throws IOException {
        socket.setSoTimeout(5_000);
        byte[] buffer = new byte[65_536];
        long total = 0;
        try {
            for (int read = 0; read >= 0; read = socket.getInputStream().read(buffer)) {
                total += read;
            }
            return total > 0;
        } catch (SocketTimeoutException e) {
            return false; // it is still open
        } catch (IOException e) {
            return true; // it was reset
        }
    }

    private static List<String> kinds(StreamReader reader) {
        return reader.events().stream().map(StreamReader.Event::kind).distinct().toList();
    }

    private static String pourId(StreamReader.Event event) {
        return violation(event).id().toString();
    }

    private static Violation violation(StreamReader.Event event) {
        try {
            return Json.tolerant().readValue(event.data(), Violation.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(event.data(), e);
        }
    }
}
