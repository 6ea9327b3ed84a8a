package dev.bulwark.instrument.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bulwark.instrument.context.EventHeaders;
import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.instrument.testkit.RawServer;
import dev.bulwark.model.TimeOrderedIds;
import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.Batch;
import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.model.json.BatchCodec;
import dev.bulwark.model.redaction.EventRedaction;
import dev.bulwark.model.redaction.RedactionSettings;
import dev.bulwark.model.redaction.Redactor;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the server, the disk and the operators do: every event that was handed over is stored, refused, given up or
 * still waiting, and every one of them is counted as exactly that.
 */
class CompletenessPropertyTest {
    private static final int LIVES = 6;

    @TempDir
    Path folder;

    private final Set<UUID> stored = new HashSet<>();
    private final Set<UUID> rejected = new HashSet<>();
    private final Map<UUID, String> answers = new HashMap<>();
    private final BatchCodec codec = new BatchCodec();
    private final AtomicInteger requests = new AtomicInteger();
    private Random weather;
    private int faults;
    private int faultKinds;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyEventIsAccountedForHoweverLittleRoomThereIs(long seed) throws Exception {
        faultKinds = 7;
        Files.writeString(folder.resolve("file"), "no folder can be made below this");
        accountForAll(seed);
    }

    /** What was stored although the answer was lost must not be given up as well, so that here nothing is for want of room. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void everyEventIsStoredOnceHoweverManyAnswersAreLost(long seed) throws Exception {
        faultKinds = 9;
        accountForAll(seed);
    }

    private void accountForAll(long seed) throws Exception {
        weather = new Random(seed);
        long generated = 0;
        long dropped = 0;
        long sent = 0;
        try (RawServer server = new RawServer(this::serve)) {
            for (int life = 0; life < LIVES; life++) {
                faults = life == LIVES - 1 ? 0 : weather.nextInt(10);
                LossAccount losses = new LossAccount();
                generated += live(server, losses, weather.nextInt(2500));
                Map<String, Long> reasons = losses.ledger(0).dropped();
                dropped += losses.ledger(0).droppedInAll() - reasons.getOrDefault("rejected_by_server", 0L);
                sent += losses.ledger(0).sent();
                tearSomeFiles();
            }
        }
        synchronized (this) {
            assertThat(stored.size() + rejected.size() + dropped + waiting())
                    .as("seed %d", seed)
                    .isEqualTo(generated);
            assertThat(sent).as("acknowledged, seed %d", seed).isLessThanOrEqualTo(stored.size());
        }
    }

    /** One life of the application; the answer is how many events it reported. */
    private int live(RawServer server, LossAccount losses, int events) throws InterruptedException {
        TimeOrderedIds ids = new TimeOrderedIds(Clock.systemUTC(), new Random(weather.nextLong()));
        EventHeaders headers = new EventHeaders(Clock.systemUTC(), ids);
        Outbox outbox = new Outbox(weather.nextBoolean() ? 400_000 : 4_000_000, losses);
        OwnFailures failures = new OwnFailures();
        Gatherer gatherer = new Gatherer(
                outbox,
                List::of,
                List.of(),
                new Interval(Duration.ofMillis(20), System::nanoTime),
                new Interval(Duration.ofDays(1), System::nanoTime),
                failures);
        Sender sender = new Sender("shop", "shop-1", "1");
        boolean cramped = faultKinds == 7;
        long spoolBytes = cramped && weather.nextInt(3) == 0 ? 20_000 : 10_000_000;
        Path spool = folder.resolve(cramped && weather.nextInt(6) == 0 ? "file/spool" : "spool");
        Random random = new Random(weather.nextLong());
        try (Shipping shipping = new ShippingOffice(
                        server.address(),
                        null,
                        sender,
                        spool,
                        spoolBytes,
                        30_000,
                        Clock.systemUTC(),
                        System::nanoTime,
                        ids,
                        random::nextLong,
                        new EventRedaction(new Redactor(RedactionSettings.withSalt("salt"))))
                .open(gatherer, policy -> {}, () -> {}, losses, failures)) {
            report(outbox, headers, events);
            int wanted = requests.get() + weather.nextInt(4);
            await().atMost(Duration.ofSeconds(30)).until(() -> requests.get() >= wanted || isSettled(losses, events));
        }
        return events;
    }

    private static boolean isSettled(LossAccount losses, int events) {
        Ledger ledger = losses.ledger(0);
        return ledger.sent() + ledger.droppedInAll() >= events;
    }

    private void report(Outbox outbox, EventHeaders headers, int events) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int share = events / 4 + (i < events % 4 ? 1 : 0);
            Thread thread = new Thread(() -> {
                for (int n = 0; n < share; n++) {
                    ActivityEvent event = new ActivityEvent(
                            headers.ofApplication(), "test", "step " + n, null, null, Map.of("n", n), null, null);
                    if (n % 7 == 0) {
                        outbox.addUrgent(Pending.of(event, 600));
                    } else {
                        outbox.add(event);
                    }
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private synchronized void serve(InputStream in, OutputStream out) throws IOException {
        byte[] body = RawServer.readRequest(in);
        requests.incrementAndGet();
        int luck = weather.nextInt(10) < faults ? weather.nextInt(faultKinds) : -1;
        switch (luck) {
            case 0 -> RawServer.answer(out, 503, "Retry-After: 0\r\n", "");
            case 1 -> RawServer.answer(out, 429, "", "{}");
            case 2 -> refuse(body, out);
            case 3 -> RawServer.answer(out, 200, "", "<html>sign in</html>");
            case 4 -> RawServer.answer(out, 302, "Location: http://127.0.0.1:1/\r\n", "");
            case 5 -> {
                // hung up
            }
            case 6 -> RawServer.answer(out, 202, "", store(body, true));
            case 7 -> store(body, false); // and the answer is lost
            case 8 -> {
                store(body, false);
                RawServer.answer(out, 202, "", "{\"accepted\":");
            }
            default -> RawServer.answer(out, 202, "", store(body, false));
        }
    }

    private void refuse(byte[] body, OutputStream out) throws IOException {
        if (answers.containsKey(read(body).batchId())) {
            RawServer.answer(out, 202, "", store(body, false));
        } else {
            RawServer.answer(out, 413, "", "{}");
        }
    }

    /** Takes a batch whole, or rejects some of its events one by one; the same batch gets the same answer. */
    private String store(byte[] body, boolean rejects) throws IOException {
        Batch batch = read(body);
        String known = answers.get(batch.batchId());
        if (known != null) {
            return known;
        }
        List<String> places = new ArrayList<>();
        for (int i = 0; i < batch.events().size(); i++) {
            UUID id = batch.events().get(i).header().id();
            boolean no = rejects && i % 5 == 0;
            assertThat((no ? rejected : stored).add(id)).as("each event once").isTrue();
            if (no) {
                places.add("{\"index\":" + i + ",\"reason\":\"test\"}");
            }
        }
        String answer = "{\"accepted\":" + (batch.events().size() - places.size()) + ",\"duplicates\":0,\"rejected\":["
                + String.join(",", places) + "]}";
        answers.put(batch.batchId(), answer);
        return answer;
    }

    private Batch read(byte[] body) throws IOException {
        return codec.read(new GZIPInputStream(new ByteArrayInputStream(body))).batch();
    }

    /** As when the machine goes down. Only files that the server has not seen, or it would be counted twice. */
    private void tearSomeFiles() throws IOException {
        for (Path file : files()) {
            if (weather.nextInt(8) == 0 && !isKnownToServer(file)) {
                byte[] whole = Files.readAllBytes(file);
                Files.write(file, Arrays.copyOf(whole, weather.nextInt(Math.max(1, whole.length))));
            }
        }
    }

    private long waiting() throws IOException {
        Pattern events = Pattern.compile(".*-(\\d+)\\.json\\.gz");
        long waiting = 0;
        for (Path file : files()) {
            Matcher name = events.matcher(file.getFileName().toString());
            if (name.matches() && !isKnownToServer(file)) {
                waiting += Long.parseLong(name.group(1));
            }
        }
        return waiting;
    }

    /** Whether the server has stored it without being able to say so; a torn file is none that it has. */
    private synchronized boolean isKnownToServer(Path file) throws IOException {
        try {
            return answers.containsKey(read(Files.readAllBytes(file)).batchId());
        } catch (EOFException | ZipException e) {
            return false;
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder.resolve("spool"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve("spool"))) {
            return files.filter(file -> file.toString().endsWith(".json.gz")).toList();
        }
    }
}
