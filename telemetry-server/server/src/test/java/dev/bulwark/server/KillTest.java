package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bulwark.model.access.NewToken;
import dev.bulwark.model.access.NewUser;
import dev.bulwark.model.access.Role;
import dev.bulwark.model.ingest.Batch;
import dev.bulwark.model.ingest.IngestAnswer;
import dev.bulwark.server.config.ServerSettings;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged survives SIGKILL at any moment, and is there once. */
class KillTest {
    /** More of them at night: {@code -Dbulwark.kills=200}. */
    private static final int KILLS = Integer.getInteger("bulwark.kills", 20);

    private static final int SENDERS = 4;
    private static final int EVENTS_PER_BATCH = 5;

    private final Events events = new Events(Clock.systemUTC());
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Queue<Batch> unanswered = new ConcurrentLinkedQueue<>();

    @Test
    @Tag("store")
    void noAcknowledgedEventIsLostOrDoubledByKillingTheServerUnderLoad(@TempDir Path data) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String token = ingestToken(data);
        String password = reader(data);

        for (int kill = 0; kill < KILLS; kill++) {
            try (ServerProcess server = ServerProcess.serve(data)) {
                killUnderLoad(server, token, random);
            }
        }

        try (ServerProcess server = ServerProcess.serve(data)) {
            Client client = new Client(server.uri());
            resend(client, token);
            List<String> stored =
                    storedIds(client, client.signIn("reader", password).token());
            assertThat(stored).as("seed %d", seed).doesNotHaveDuplicates().hasSameElementsAs(acknowledged);
            assertThat(server.terminate(10)).as("ended by SIGTERM").isTrue();
        }
        assertThat(acknowledged.size()).as("load").isGreaterThan(KILLS * SENDERS * EVENTS_PER_BATCH);
    }

    @Test
    void whatWasAcknowledgedBeforeAKillIsInAStoreThatIsMadeAnewFromTheJournal(@TempDir Path data) throws Exception {
        Random random = new Random();
        String token = ingestToken(data);
        try (ServerProcess server = ServerProcess.serve(data)) {
            killUnderLoad(server, token, random);
        }
        Files.delete(data.resolve("bulwark.mv.db"));
        String password = reader(data);
        String again = ingestToken(data);

        try (ServerProcess server = ServerProcess.serve(data)) {
            Client client = new Client(server.uri());
            resend(client, again);
            assertThat(storedIds(client, client.signIn("reader", password).token()))
                    .doesNotHaveDuplicates()
                    .hasSameElementsAs(acknowledged);
        }
        assertThat(acknowledged).isNotEmpty();
    }

    @Test
    void aServerThatIsKilledDuringItsFirstStartStartsAgain(@TempDir Path data) throws Exception {
        Path file = data.resolve("bulwark.mv.db");
        try (ServerProcess server = ServerProcess.launch("serve", "--data", data.toString(), "--port", "0")) {
            await().pollInterval(Duration.ofMillis(5)).until(() -> Files.exists(file) && Files.size(file) > 30_000);
            server.kill();
        }

        try (ServerProcess server = ServerProcess.serve(data)) {
            assertThat(server.printed()).last().asString().startsWith("ready ");
        }
    }

    private static String ingestToken(Path data) {
        try (TelemetryServer server = open(data)) {
            return server.tokens().create(NewToken.ingest(RunningServer.APP)).secret();
        }
    }

    private static String reader(Path data) {
        try (TelemetryServer server = open(data)) {
            return server.users()
                    .create(new NewUser("reader", Role.VIEWER, null))
                    .password();
        }
    }

    private static TelemetryServer open(Path data) {
        return TelemetryServer.open(TestStore.with(ServerSettings.defaults(), data), Clock.systemUTC());
    }

    private void killUnderLoad(ServerProcess server, String token, Random random) throws Exception {
        Client client = new Client(server.uri());
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        AtomicInteger answered = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            running.add(senders.submit(() -> sendUntilItDies(client, token, answered)));
        }
        int killAfter = 5 + random.nextInt(60);
        while (answered.get() < killAfter) {
            LockSupport.parkNanos(random.nextInt(500_000));
        }
        server.kill();
        for (Future<?> sender : running) {
            sender.get();
        }
        senders.shutdown();
    }

    private void sendUntilItDies(Client client, String token, AtomicInteger answered) {
        while (true) {
            Batch left = unanswered.poll();
            Batch batch = left == null ? batch() : left;
            try {
                send(client, token, batch);
                answered.incrementAndGet();
            } catch (UncheckedIOException e) {
                unanswered.add(batch);
                return;
            }
        }
    }

    private void resend(Client client, String token) {
        unanswered.forEach(batch -> send(client, token, batch));
    }

    private void send(Client client, String token, Batch batch) {
        Answer answer = client.ingest(token, batch);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        IngestAnswer told = answer.as(IngestAnswer.class);
        assertThat(told.accepted() + told.duplicates()).isEqualTo(EVENTS_PER_BATCH);
        batch.events().forEach(event -> acknowledged.add(event.header().id().toString()));
    }

    private Batch batch() {
        return events.batch(
                events.violation(), events.violation(), events.violation(), events.violation(), events.violation());
    }

    private static List<String> storedIds(Client client, String session) {
        List<String> ids = new ArrayList<>();
        Set<String> cursors = new HashSet<>();
        String path = "/api/v1/admin/data-isolation/violations?limit=500";
        String next = path;
        while (next != null) {
            var page = client.get(next, session).json();
            page.path("items").forEach(item -> ids.add(item.path("id").asText()));
            String cursor = page.path("nextCursor").asText("");
            next = page.path("nextCursor").isNull() || !cursors.add(cursor) ? null : path + "&cursor=" + cursor;
        }
        return ids;
    }
}
