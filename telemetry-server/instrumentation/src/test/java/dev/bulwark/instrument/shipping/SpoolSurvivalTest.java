package dev.bulwark.instrument.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bulwark.instrument.Bulwark;
import dev.bulwark.instrument.BulwarkSettings;
import dev.bulwark.instrument.testkit.IngestServer;
import dev.bulwark.instrument.testkit.ReportingProcess;
import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.Batch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits on disk outlives processes that are killed, disks that fill up, and folders that go away. */
class SpoolSurvivalTest {
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");
    private static final Pattern NAME = Pattern.compile("\\d{12}-(?:violations|routine)-(\\d+)\\.json\\.gz");

    @TempDir
    Path folder;

    private final IngestServer server = new IngestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void twoProcessesThatShareAFolderAreKilledAndNothingOfTheirsIsLostOrDoubled() throws Exception {
        for (int i = 0; i < 2; i++) {
            Process first = ReportingProcess.start(NOBODY, folder.resolve("spool"));
            Process second = ReportingProcess.start(NOBODY, folder.resolve("spool"));
            int before = files().size();
            try {
                await().atMost(Duration.ofSeconds(60)).until(() -> files().size() > before + 10 && waitsInBoth());
            } finally {
                first.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
                second.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        }
        long waiting = waiting();
        try (Bulwark bulwark = start(server.address())) {
            await().atMost(Duration.ofSeconds(30)).until(() -> files().isEmpty());
        }
        List<UUID> delivered = server.batches().stream()
                .flatMap(batch -> batch.events().stream())
                .map(event -> event.header().id())
                .toList();
        assertThat(delivered).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo((int) waiting);
    }

    @Test
    void aTornFileIsPassedOverAndCounted() throws Exception {
        try (Bulwark bulwark = start(NOBODY)) {
            tell(bulwark, 10);
            await().until(() -> !files().isEmpty());
            tell(bulwark, 10);
        }
        Path torn = files().get(0);
        long lost = eventsOf(torn);
        byte[] whole = Files.readAllBytes(torn);
        Files.write(torn, Arrays.copyOf(whole, whole.length - 5));
        Files.writeString(folder.resolve("spool/draft"), "begun");
        long rest = waiting() - lost;
        try (Bulwark bulwark = start(server.address())) {
            await().until(() -> files().isEmpty());
            tell(bulwark, 1);
        }
        Batch last = server.batches().get(server.batches().size() - 1);
        assertThat(last.ledger().dropped()).containsExactly(Map.entry("spool_unreadable", lost));
        assertThat(server.batches().stream()
                        .mapToLong(batch -> batch.events().size())
                        .sum())
                .isGreaterThanOrEqualTo(rest + 1);
    }

    @Test
    void aFolderThatGoesAwayIsHarmlessAndNothingIsLostWhileMemoryLasts() throws Exception {
        server.answerWith(503, "{}");
        try (Bulwark bulwark = start(server.address())) {
            await().until(() -> Files.exists(folder.resolve("spool/claimed")));
            try (Stream<Path> files = Files.list(folder.resolve("spool"))) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder.resolve("spool"));
            int before = server.requests();
            tell(bulwark, 50);
            await().until(() -> server.requests() > before + 1);
            server.answerWith(202, null);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> server.events(ActivityEvent.class).size() == 50);
        }
    }

    private Bulwark start(URI address) {
        return Bulwark.start(BulwarkSettings.builder()
                .server(address)
                .app("shop")
                .spoolDirectory(folder.resolve("spool"))
                .flushInterval(Duration.ofMillis(50))
                .build());
    }

    private static void tell(Bulwark bulwark, int count) {
        for (int i = 0; i < count; i++) {
            bulwark.activity("test", "step " + i, null, null, Map.of());
        }
    }

    private boolean waitsInBoth() throws IOException {
        return files().stream().map(Path::getParent).distinct().count() >= 2;
    }

    private long waiting() throws IOException {
        return files().stream().mapToLong(SpoolSurvivalTest::eventsOf).sum();
    }

    private static long eventsOf(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? Long.parseLong(name.group(1)) : 0;
    }

    private List<Path> files() throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> spools = Files.list(folder)) {
            for (Path spool : spools.toList()) {
                try (Stream<Path> files = Files.list(spool)) {
                    files.filter(file ->
                                    NAME.matcher(file.getFileName().toString()).matches())
                            .sorted()
                            .forEach(found::add);
                }
            }
        }
        return found;
    }
}
