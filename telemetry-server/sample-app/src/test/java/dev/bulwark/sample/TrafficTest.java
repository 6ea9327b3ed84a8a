package dev.bulwark.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.bulwark.sample.defects.Defects;
import dev.bulwark.sample.traffic.TrafficDriver;
import dev.bulwark.sample.traffic.TrafficListener;
import dev.bulwark.sample.traffic.TrafficPlan;
import dev.bulwark.sample.traffic.TrafficReport;
import dev.bulwark.sample.traffic.TrafficSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The users that the platform brings along, over real sockets. */
final class TrafficTest {
    private static final double AS_FAST_AS_POSSIBLE = 100_000;

    private static SampleApp app;

    @BeforeAll
    static void start() {
        app = Platform.unwatched();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void twoRunsWithTheSameSeedSendTheSameRequestsInTheSameOrderForEveryUser() {
        Map<String, List<String>> first = record(400);
        Map<String, List<String>> second = record(400);

        assertThat(second).isEqualTo(first);
        assertThat(first.values().stream().mapToInt(List::size).sum()).isEqualTo(400);
    }

    @Test
    void theUsersOfASoundPlatformAreRefusedOnlyWhenTheyMistypeTheirPassword() {
        Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
        Map<String, Integer> surprises = new ConcurrentHashMap<>();
        run(app, app.address(), 3_000, (step, status) -> {
            statuses.computeIfAbsent(status, key -> new AtomicInteger()).incrementAndGet();
            if (status >= 400 && !step.line().startsWith("POST /api/sign-in")) {
                surprises.put(step.line(), status);
            }
        });

        assertThat(surprises).isEmpty();
        assertThat(statuses).containsOnlyKeys(200, 201, 202, 204, 401);
    }

    @Test
    void failuresOfThePlatformAreCountedAndNothingStops() throws IOException {
        HttpServer broken = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        broken.createContext("/", exchange -> {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        broken.start();
        try {
            TrafficReport report = run(app, local(broken.getAddress().getPort()), 300, (step, status) -> {});

            assertThat(report.failed()).isEqualTo(300);
        } finally {
            broken.stop(0);
        }
    }

    @Test
    void aPlatformThatIsAwayIsCountedAsNoAnswer() throws IOException {
        TrafficReport report = run(app, local(freePort()), 200, (step, status) -> {});

        assertThat(report.unanswered()).isEqualTo(200);
    }

    private static Map<String, List<String>> record(int requests) {
        Map<String, List<String>> lines = new ConcurrentHashMap<>();
        try (SampleApp fresh = Platform.unwatched()) {
            run(
                    fresh,
                    fresh.address(),
                    requests,
                    (step, status) -> lines.computeIfAbsent(step.user().userId(), key -> new ArrayList<>())
                            .add(step.line()));
        }
        return lines;
    }

    private static TrafficReport run(SampleApp app, URI platform, int requests, TrafficListener listener) {
        TrafficPlan plan = new TrafficPlan(app.world(), Defects.NONE, 3);
        TrafficSettings settings = new TrafficSettings(AS_FAST_AS_POSSIBLE, requests);
        try (TrafficDriver driver = TrafficDriver.start(platform, plan, settings, listener)) {
            return driver.end().join();
        }
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
