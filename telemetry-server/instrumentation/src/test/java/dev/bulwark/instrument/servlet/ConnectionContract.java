package dev.bulwark.instrument.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bulwark.instrument.testkit.Handler;
import dev.bulwark.instrument.testkit.RawClient;
import dev.bulwark.model.ingest.ExceptionEvent;
import dev.bulwark.model.ingest.GaugeEvent;
import dev.bulwark.model.ingest.RequestSummaryEvent;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What happens on the connection itself: clients that go away, lengths that are wrong, answers besides the answer. */
abstract class ConnectionContract extends ContainerContract {
    private static final byte[] RECORDS =
            "{\"organization_id\":7},".repeat(1000).getBytes(UTF_8);

    /** More than any container and network would take from an application whose client is gone. */
    private static final int MANY = 20_000;

    /** Whether the container knows handlers of upgraded connections. */
    boolean upgradesConnections() {
        return true;
    }

    @Test
    void anApplicationSeesAClientGoAwayAsWithoutUs() throws Exception {
        for (String type : List.of("application/json", "text/plain")) {
            for (boolean flushes : new boolean[] {true, false}) {
                String plain = endOfEndless("/plainly/x", type, flushes);
                assertThat(endOfEndless("/watched/x", type, flushes)).as(type).isEqualTo(plain);
            }
            assertThat(endOfEndlessWriter("/watched/x", type))
                    .as(type)
                    .isEqualTo(endOfEndlessWriter("/plainly/x", type))
                    .isEqualTo("told by checkError");
        }
        assertNobodyFailed(6);
    }

    @Test
    void aClientThatIsGoneBeforeItsAnswerIsNobodysFailure() throws Exception {
        for (int length : new int[] {100, 40_000, 500_000}) {
            CountDownLatch gone = new CountDownLatch(1);
            Handler answer = (request, response) -> {
                response.setContentType("application/json");
                gone.await();
                response.getOutputStream().write(("[\"" + "x".repeat(length) + "\"]").getBytes(UTF_8));
            };
            app.serve(answer);
            try (RawClient client = new RawClient(app.port())) {
                client.begin("GET", "/watched/x", "");
                client.vanish();
            }
            gone.countDown();
        }
        assertNobodyFailed(3);
    }

    /** Whether the container tells who writes without blocking that the client is gone. */
    boolean tellsOfLostClients() {
        return true;
    }

    @Test
    void aClientThatGoesAwayEndsWhatIsWrittenWithoutBlocking() throws Exception {
        List<String> paths = tellsOfLostClients() ? List.of("/plainly/x", "/watched/x") : List.of();
        for (String path : paths) {
            CompletableFuture<String> error = new CompletableFuture<>();
            app.serve((request, response) -> {
                AsyncContext async = request.startAsync();
                async.setTimeout(0);
                response.setContentType("application/json");
                ServletOutputStream out = response.getOutputStream();
                out.write('[');
                out.setWriteListener(endless(out, async, error));
            });
            try (RawClient client = new RawClient(app.port())) {
                client.begin("GET", path, "");
                assertThat(client.readHead()).startsWith("HTTP/1.1 200");
                client.vanish();
            }
            assertThat(error.get(20, TimeUnit.SECONDS)).as(path).isEqualTo("failed");
        }
        assertNobodyFailed(paths.size() / 2);
    }

    @Test
    void aLengthThatIsWrongIsAnsweredAsWithoutUs() throws Exception {
        Map<String, Handler> answers = new TreeMap<>();
        for (String type : List.of("application/json", "text/plain")) {
            for (int length : new int[] {10, 100_000}) {
                byte[] body = ("[" + "1".repeat(length) + "]").getBytes(UTF_8);
                answers.put(type + " far too long " + length, withLength(type, 5, body));
                answers.put(type + " too short " + length, withLength(type, body.length + 5, body));
                answers.put(type + " in pieces " + length, (request, response) -> {
                    response.setContentType(type);
                    response.setContentLength(7);
                    response.getOutputStream().write(body, 0, 5);
                    response.getOutputStream().write(body, 5, body.length - 5);
                });
            }
            answers.put(type + " too long by one", withLength(type, 4, "[123]".getBytes(UTF_8)));
            answers.put(type + " by a writer", (request, response) -> {
                response.setContentType(type);
                response.setContentLength(5);
                response.getWriter().write("[1,2,3,4,5]");
            });
        }
        for (Map.Entry<String, Handler> answer : answers.entrySet()) {
            assertSameAsWithoutUs(answer.getKey(), answer.getValue(), "");
        }
        assertThat(failures()).isZero();
    }

    @Test
    void answersBesidesTheAnswerAreTheContainers() throws Exception {
        for (int status : new int[] {102, 103}) {
            assertSameAsWithoutUs("status " + status, hinted(status), "");
        }
        Handler reads = (request, response) -> {
            response.setContentType("application/json");
            response.getOutputStream().write(request.getInputStream().readAllBytes());
        };
        String length = "Content-Length: 9\r\nExpect: 100-continue\r\n";
        assertThat(answered("/watched/x", reads, length, "[1,2,3,4]"))
                .contains("100")
                .isEqualTo(answered("/plainly/x", reads, length, "[1,2,3,4]"));
    }

    @Test
    void trailersLeaveBehindTheBody() throws Exception {
        Handler answer = (request, response) -> {
            response.setContentType("application/json");
            response.setHeader("Trailer", "X-Sum");
            response.setTrailerFields(() -> Map.of("X-Sum", "17"));
            response.getOutputStream().write(CLEAN.getBytes(UTF_8));
        };
        assertThat(withTrailer("/watched/x", answer)).isEqualTo(withTrailer("/plainly/x", answer));
    }

    @Test
    void aConnectionThatIsUpgradedIsLeftAlone() throws Exception {
        Handler upgrades = (request, response) -> {
            response.setStatus(101);
            response.setHeader("Upgrade", "echo");
            response.setHeader("Connection", "Upgrade");
            request.upgrade(EchoUpgrade.class);
        };
        String plain = upgraded("/plainly/x", upgrades);
        assertThat(upgraded("/watched/x", upgrades)).isEqualTo(plain);
        assertThat(failures()).isZero();
    }

    private String withTrailer(String path, Handler answer) throws IOException {
        app.serve(answer);
        try (RawClient client = new RawClient(app.port())) {
            client.begin("GET", path, "TE: trailers\r\n");
            return RawClient.comparable(client.readHead() + client.readUntil(": 17\r\n\r\n"));
        }
    }

    private String upgraded(String path, Handler answer) throws IOException {
        app.serve(answer);
        try (RawClient client = new RawClient(app.port())) {
            client.begin("GET", path, "Connection: Upgrade\r\nUpgrade: echo\r\n");
            String head = client.readHead();
            if (!upgradesConnections()) {
                return RawClient.comparable(head);
            }
            client.send("{\"organization_id\":8}");
            return RawClient.comparable(head) + client.read(21);
        }
    }

    /** How the application learns that nobody reads any more. */
    private String endOfEndless(String path, String type, boolean flushes) throws Exception {
        CompletableFuture<String> end = new CompletableFuture<>();
        return afterVanishing(path, end, (request, response) -> {
            response.setContentType(type);
            try {
                OutputStream out = response.getOutputStream();
                out.write('[');
                response.flushBuffer();
                for (int i = 0; i < MANY; i++) {
                    out.write(RECORDS);
                    if (flushes) {
                        out.flush();
                    }
                }
                end.complete("never");
            } catch (IOException e) {
                end.complete(e.getClass().getName());
                throw e;
            }
        });
    }

    private String endOfEndlessWriter(String path, String type) throws Exception {
        CompletableFuture<String> end = new CompletableFuture<>();
        return afterVanishing(path, end, (request, response) -> {
            response.setContentType(type);
            PrintWriter writer = response.getWriter();
            writer.write('[');
            writer.flush();
            for (int i = 0; i < MANY && !end.isDone(); i++) {
                writer.write(new String(RECORDS, UTF_8));
                if (writer.checkError()) {
                    end.complete("told by checkError");
                }
            }
            end.complete("never");
        });
    }

    private String afterVanishing(String path, CompletableFuture<String> end, Handler answer) throws Exception {
        app.serve(answer);
        try (RawClient client = new RawClient(app.port())) {
            client.begin("GET", path, "");
            assertThat(client.readHead()).startsWith("HTTP/1.1 200");
            client.vanish();
        }
        return end.get(20, TimeUnit.SECONDS);
    }

    private static WriteListener endless(ServletOutputStream out, AsyncContext async, CompletableFuture<String> error) {
        return new WriteListener() {
            @Override
            public void onWritePossible() throws IOException {
                while (out.isReady()) {
                    out.write(RECORDS);
                }
            }

            @Override
            public void onError(Throwable failure) {
                error.complete("failed");
                async.complete();
            }
        };
    }

    private static Handler withLength(String type, int length, byte[] body) {
        return (request, response) -> {
            response.setContentType(type);
            response.setContentLength(length);
            response.getOutputStream().write(body);
        };
    }

    private static Handler hinted(int status) {
        return (request, response) -> {
            response.setHeader("Link", "</style.css>; rel=preload");
            response.sendError(status);
            response.setContentType("application/json");
            response.getOutputStream().write(CLEAN.getBytes(UTF_8));
        };
    }

    private void assertSameAsWithoutUs(String name, Handler answer, String lines) throws IOException {
        assertThat(answered("/watched/x", answer, lines, ""))
                .as(name)
                .isEqualTo(answered("/plainly/x", answer, lines, ""));
    }

    private String answered(String path, Handler answer, String lines, String body) throws IOException {
        app.serve(answer);
        try (RawClient client = new RawClient(app.port())) {
            client.begin("GET", path, lines + "Connection: close\r\n");
            client.send(body);
            return RawClient.comparable(client.readAll());
        }
    }

    private void assertNobodyFailed(int requests) {
        await().untilAsserted(() -> assertThat(summaries().stream()
                        .mapToLong(RequestSummaryEvent::count)
                        .sum())
                .isEqualTo(requests));
        assertThat(summaries())
                .allSatisfy(summary -> assertThat(summary.errors()).isZero());
        assertThat(app.ingest().events(ExceptionEvent.class)).isEmpty();
        assertThat(failures()).isZero();
    }

    private List<RequestSummaryEvent> summaries() {
        return app.ingest().events(RequestSummaryEvent.class);
    }

    /** Our own, as of a moment after now. */
    private double failures() {
        int before = failureGauges().size();
        await().until(() -> failureGauges().size() > before + 1);
        return failureGauges().stream().mapToDouble(GaugeEvent::value).max().orElseThrow();
    }

    private List<GaugeEvent> failureGauges() {
        return app.ingest().events(GaugeEvent.class).stream()
                .filter(gauge -> gauge.name().equals("bulwark.failures"))
                .toList();
    }
}
