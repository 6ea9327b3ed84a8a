package dev.bulwark.instrument.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bulwark.instrument.Bulwark;
import dev.bulwark.instrument.BulwarkSettings;
import dev.bulwark.instrument.testkit.IngestServer;
import dev.bulwark.instrument.testkit.RawServer;
import dev.bulwark.model.ingest.ActivityEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever listens at the server's address, it costs the application neither time, nor threads, nor events. */
class HostileServerTest {
    private static final int EVENTS = 300;

    @TempDir
    Path folder;

    static Stream<Named<RawServer.Behaviour>> behaviours() {
        return Stream.of(
                Named.of("never reads, never answers", (in, out) -> TimeUnit.HOURS.sleep(1)),
                Named.of("reads and never answers", (in, out) -> {
                    RawServer.readRequest(in);
                    TimeUnit.HOURS.sleep(1);
                }),
                Named.of("one byte of the head a second", (in, out) -> {
                    RawServer.readRequest(in);
                    drip(out, "HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\n{}");
                }),
                Named.of("one byte of the body a second", (in, out) -> {
                    RawServer.readRequest(in);
                    out.write("HTTP/1.1 202 Accepted\r\nContent-Length: 1000\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                    drip(out, "{".repeat(1000));
                }),
                Named.of("a body without an end", (in, out) -> {
                    RawServer.readRequest(in);
                    out.write("HTTP/1.1 202 Accepted\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                    pour(out, " ");
                }),
                Named.of("a head without an end", (in, out) -> {
                    RawServer.readRequest(in);
                    out.write("HTTP/1.1 202 Accepted\r\n".getBytes(StandardCharsets.UTF_8));
                    pour(out, "X-Filler: filler\r\n");
                }),
                Named.of("no HTTP at all", (in, out) -> out.write(new byte[5000])),
                Named.of("somebody else's page", (in, out) -> {
                    RawServer.readRequest(in);
                    RawServer.answer(out, 200, "Content-Type: text/html\r\n", "<html>Sign in to the network</html>");
                }),
                Named.of("a redirect to itself", (in, out) -> {
                    RawServer.readRequest(in);
                    RawServer.answer(out, 307, "Location: /api/v1/ingest\r\n", "");
                }),
                Named.of("an answer that is cut off", (in, out) -> {
                    RawServer.readRequest(in);
                    out.write("HTTP/1.1 202 Accepted\r\nContent-Length: 90\r\n\r\n{\"accepted\""
                            .getBytes(StandardCharsets.UTF_8));
                }));
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void whatItDoesCostsNothingAndLosesNothing(RawServer.Behaviour behaviour) {
        try (RawServer hostile = new RawServer(behaviour)) {
            Bulwark bulwark = start(hostile.address());
            long slowest = tell(bulwark);
            await().atMost(Duration.ofSeconds(15)).until(() -> hostile.connections() > 0);
            assertThat(hostile.openNow()).isLessThanOrEqualTo(2);
            assertThat(ownThreads()).isLessThanOrEqualTo(5);
            long closing = System.nanoTime();
            bulwark.close();
            assertThat(Duration.ofNanos(System.nanoTime() - closing)).isLessThan(Duration.ofSeconds(6));
            assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofMillis(500));
        }
        try (IngestServer server = new IngestServer();
                Bulwark later = start(server.address())) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> server.events(ActivityEvent.class).size() == EVENTS);
        }
    }

    @Test
    void aServerThatAsksForAPauseGetsIt() {
        AtomicLong first = new AtomicLong();
        AtomicLong second = new AtomicLong();
        try (RawServer busy = new RawServer((in, out) -> {
                    RawServer.readRequest(in);
                    if (!first.compareAndSet(0, System.nanoTime())) {
                        second.compareAndSet(0, System.nanoTime());
                    }
                    RawServer.answer(out, 429, "Retry-After: 2\r\n", "{}");
                });
                Bulwark bulwark = start(busy.address())) {
            tell(bulwark);
            await().atMost(Duration.ofSeconds(10)).until(() -> second.get() != 0);
        }
        assertThat(Duration.ofNanos(second.get() - first.get())).isGreaterThan(Duration.ofMillis(1990));
    }

    @Test
    void aServerThatSpeaksNoTlsIsAnAbsentOne() {
        try (RawServer plain = new RawServer((in, out) -> out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes()))) {
            Bulwark bulwark =
                    start(URI.create("https://127.0.0.1:" + plain.address().getPort()));
            tell(bulwark);
            await().until(() -> plain.connections() > 0);
            bulwark.close();
        }
        try (IngestServer server = new IngestServer();
                Bulwark later = start(server.address())) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> server.events(ActivityEvent.class).size() == EVENTS);
        }
    }

    @Test
    void afterTheEndNoThreadIsLeft() {
        try (IngestServer server = new IngestServer()) {
            Bulwark bulwark = start(server.address());
            tell(bulwark);
            await().until(() -> !server.batches().isEmpty());
            bulwark.close();
        }
        await().untilAsserted(() -> assertThat(ownThreads()).isZero());
    }

    private Bulwark start(URI address) {
        return Bulwark.start(BulwarkSettings.builder()
                .server(address)
                .app("shop")
                .spoolDirectory(folder)
                .flushInterval(Duration.ofMillis(50))
                .build());
    }

    /** Reports some events; the answer is how long the slowest one took, in nanoseconds. */
    private static long tell(Bulwark bulwark) {
        long slowest = 0;
        for (int i = 0; i < EVENTS; i++) {
            long start = System.nanoTime();
            bulwark.activity("test", "step " + i, null, null, Map.of());
            slowest = Math.max(slowest, System.nanoTime() - start);
        }
        return slowest;
    }

    private static long ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("bulwark-"))
                .filter(Thread::isAlive)
                .count();
    }

    private static void drip(OutputStream out, String text) throws Exception {
        for (char next : text.toCharArray()) {
            out.write(next);
            out.flush();
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private static void pour(OutputStream out, String text) throws IOException {
        byte[] bytes = text.repeat(1000).getBytes(StandardCharsets.UTF_8);
        while (true) {
            out.write(bytes);
        }
    }
}
