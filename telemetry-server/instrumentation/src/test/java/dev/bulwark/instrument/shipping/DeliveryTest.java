package dev.bulwark.instrument.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.bulwark.instrument.Bulwark;
import dev.bulwark.instrument.BulwarkSettings;
import dev.bulwark.instrument.context.EventHeaders;
import dev.bulwark.instrument.testkit.IngestServer;
import dev.bulwark.instrument.testkit.SaidWords;
import dev.bulwark.model.Severity;
import dev.bulwark.model.TimeOrderedIds;
import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.Batch;
import dev.bulwark.model.ingest.FailedOperationEvent;
import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.model.json.BatchCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events reach a server that comes and goes, or are counted. */
class DeliveryTest {
    @TempDir
    Path folder;

    private final IngestServer server = new IngestServer();

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void nothingIsLostAndNothingDoubledWhileTheServerComesAndGoes() {
        try (Bulwark bulwark = start(server.address(), folder)) {
            tell(bulwark, 0, 50);
            awaitActivities(50);
            server.stop();
            tell(bulwark, 50, 100);
            await().until(() -> spooled(folder) > 0);
            tell(bulwark, 100, 150);
            server.start();
            awaitActivities(150);
            tell(bulwark, 150, 200);
            awaitActivities(200);
        }
        assertThat(server.events(ActivityEvent.class)).hasSize(200);
        assertThat(lastLedger().droppedInAll()).isZero();
        assertThat(spooled(folder)).isZero();
        List<java.time.Instant> sent =
                server.batches().stream().map(Batch::sentAt).toList();
        assertThat(sent).isSorted();
    }

    @Test
    void whatTheServerDidNotTakeSurvivesARestartOfTheApplication() {
        server.stop();
        try (Bulwark bulwark = start(server.address(), folder)) {
            tell(bulwark, 0, 1200);
        }
        assertThat(spooled(folder)).isPositive();
        server.start();
        try (Bulwark bulwark = start(server.address(), folder)) {
            awaitActivities(1200);
            tell(bulwark, 1200, 1201);
            awaitActivities(1201);
        }
        assertThat(spooled(folder)).isZero();
    }

    @Test
    void aRefusedBatchIsDroppedAndCountedAndTheNextOneGoesThrough() {
        server.answerWith(422, "{}");
        try (Bulwark bulwark = start(server.address(), folder)) {
            tell(bulwark, 0, 10);
            await().until(() -> server.requests() > 0);
            server.answerWith(202, null);
            tell(bulwark, 10, 20);
            awaitActivities(10);
        }
        assertThat(lastLedger().dropped()).containsKey("refused_422");
        assertThat(spooled(folder)).isZero();
    }

    @Test
    void longTextsAreSpreadOverBatchesThatAServerWithSmallLimitsTakes() {
        // Six bytes on the wire for two in memory, where the bound of a gathering is
        Map<String, String> form = IntStream.range(0, 60)
                .boxed()
                .collect(Collectors.toMap(field -> "field" + field, field -> "\u0007".repeat(1_000)));
        try (Bulwark bulwark = start(server.address(), folder)) {
            for (int told = 8; told <= 40; told += 8) {
                IntStream.range(0, 8).forEach(i -> bulwark.activity("import", "form filled in", null, null, form));
                awaitActivities(told);
            }
        }
        assertThat(server.batches())
                .hasSizeGreaterThan(2)
                .allSatisfy(batch -> assertThat(new BatchCodec().write(batch)).hasSizeLessThan(1024 * 1024));
    }

    @Test
    void garbageAndMissingRightsAreWaitedOut() {
        server.answerWith(200, "<html>sign in to the network</html>");
        try (Bulwark bulwark = start(server.address(), folder)) {
            tell(bulwark, 0, 10);
            await().until(() -> spooled(folder) > 0);
            server.answerWith(403, "{}");
            tell(bulwark, 10, 20);
            await().until(() -> spooled(folder) > 1);
            server.answerWith(202, null);
            awaitActivities(20);
        }
        assertThat(lastLedger().droppedInAll()).isZero();
    }

    @Test
    void aRefusedTokenIsAWarningOnceAndItsAcceptanceIsSaid() {
        try (SaidWords said = new SaidWords();
                Bulwark bulwark = start(server.address(), folder)) {
            for (int status : new int[] {401, 503, 403}) {
                server.answerWith(status, "{}");
                int before = server.requests();
                tell(bulwark, 0, 1);
                await().until(() -> server.requests() > before + 1);
            }
            server.answerWith(202, null);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> said.about("takes the token now"), is(List.of(Level.INFO)));
            assertThat(said.about("refuses the token (status 401)")).isEqualTo(List.of(Level.WARNING));
            assertThat(said.about("refuses the token")).hasSize(1);
        }
    }

    @Test
    void aFloodOfViolationsPushesOutNoAuditEntryAndTheOtherWayRound() {
        LossAccount losses = new LossAccount();
        Outbox outbox = new Outbox(1 << 20, losses);
        EventHeaders headers = new EventHeaders(Clock.systemUTC(), new TimeOrderedIds(Clock.systemUTC(), new Random()));
        ActivityEvent event =
                new ActivityEvent(headers.ofApplication(), "test", "any", null, null, Map.of(), null, null);
        outbox.addAudit(event, 600);
        IntStream.range(0, 10_000).forEach(i -> outbox.addUrgent(Pending.of(event, 600)));
        assertThat(outbox.pollAudit()).isNotNull();
        assertThat(losses.ledger(0).dropped()).containsOnlyKeys("violations_overflow");
        while (outbox.pollUrgent() != null) {
            // empty it
        }
        outbox.addUrgent(Pending.of(event, 600));
        IntStream.range(0, 10_000).forEach(i -> outbox.addAudit(event, 600));
        assertThat(outbox.pollUrgent()).isNotNull();
        assertThat(losses.ledger(0).dropped()).containsOnlyKeys("violations_overflow", "audit_overflow");
    }

    @Test
    void aServerThatNeverAnswersHoldsUpNeitherTheApplicationNorItsEnd() throws IOException {
        try (ServerSocket blackHole = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://127.0.0.1:" + blackHole.getLocalPort());
            Bulwark bulwark = start(address, folder);
            tell(bulwark, 0, 10);
            bulwark.close();
            assertThat(spooled(folder)).isPositive();
        }
        try (Bulwark bulwark = start(server.address(), folder)) {
            awaitActivities(10);
        }
    }

    @Test
    void whereNothingCanBeWrittenBatchesWaitInMemoryAndThatIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder can be made below this");
        server.stop();
        try (SaidWords said = new SaidWords();
                Bulwark bulwark = start(server.address(), file.resolve("spool"))) {
            tell(bulwark, 0, 10);
            await().until(() -> said.about("events wait in memory"), is(List.of(Level.INFO)));
            server.start();
            awaitActivities(10);
        }
    }

    @Test
    void somethingElseAtTheServersAddressIsNamedAndNotTakenForNothing() {
        server.answerWith(200, "<html>sign in to the network</html>");
        try (SaidWords said = new SaidWords();
                Bulwark bulwark = start(server.address(), folder)) {
            tell(bulwark, 0, 10);
            await().until(
                            () -> said.about(
                                    "something else answers in place of the telemetry server (status 200); events wait on disk"),
                            is(List.of(Level.INFO)));
            assertThat(said.about("cannot be reached")).isEmpty();
            server.answerWith(202, null);
            awaitActivities(10);
        }
    }

    @Test
    void aFloodIsBoundedAndCounted() {
        server.stop();
        try (Bulwark bulwark = start(server.address(), folder)) {
            tell(bulwark, 0, 200_000);
            server.start();
            tell(bulwark, 200_000, 200_001);
            await().atMost(Duration.ofSeconds(20)).until(() -> !server.batches().isEmpty());
        }
        try (Bulwark again = start(server.address(), folder)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> spooled(folder) == 0);
        }
        Ledger fullest = server.batches().stream()
                .map(Batch::ledger)
                .max(Comparator.comparingLong(Ledger::droppedInAll))
                .orElseThrow();
        assertThat(fullest.dropped()).containsOnlyKeys("events_overflow");
        assertThat(server.events(ActivityEvent.class).size() + fullest.droppedInAll())
                .isEqualTo(200_001);
    }

    @Test
    void twoOfTheSameNameDoNotShareASpool() {
        server.stop();
        try (Bulwark first = start(server.address(), folder.resolve("spool"));
                Bulwark second = start(server.address(), folder.resolve("spool"))) {
            tell(first, 0, 10);
            tell(second, 10, 20);
            server.start();
            awaitActivities(20);
        }
        assertThat(server.events(ActivityEvent.class)).hasSize(20);
    }

    @Test
    void aFailedOperationIsToldInFull() {
        try (Bulwark bulwark = start(server.address(), folder)) {
            bulwark.failedOperation(
                    "mail",
                    "send invitation",
                    new IOException("connection timed out"),
                    Map.of("to", "team 5", "attempt", 2),
                    Severity.HIGH);
            await().until(() -> !server.events(FailedOperationEvent.class).isEmpty());
        }
        FailedOperationEvent failed = server.events(FailedOperationEvent.class).get(0);
        assertThat(failed.operationType()).isEqualTo("mail");
        assertThat(failed.errorMessage()).isEqualTo("connection timed out");
        assertThat(failed.errorStack()).contains("aFailedOperationIsToldInFull");
        assertThat(failed.context()).containsEntry("attempt", 2);
    }

    private static Bulwark start(URI address, Path spool) {
        return Bulwark.start(BulwarkSettings.builder()
                .server(address)
                .app("shop")
                .spoolDirectory(spool)
                .flushInterval(Duration.ofMillis(50))
                .build());
    }

    private static void tell(Bulwark bulwark, int from, int to) {
        for (int i = from; i < to; i++) {
            bulwark.activity("test", "step " + i, null, null, Map.of());
        }
    }

    private void awaitActivities(int count) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> server.events(ActivityEvent.class).size() >= count);
    }

    private Ledger lastLedger() {
        List<Batch> batches = server.batches();
        return batches.get(batches.size() - 1).ledger();
    }

    private long spooled(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".json.gz")).count();
        } catch (IOException e) {
            return 0;
        }
    }
}
