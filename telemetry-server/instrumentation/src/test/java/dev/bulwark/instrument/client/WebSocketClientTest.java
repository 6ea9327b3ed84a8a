package dev.bulwark.instrument.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulwark.instrument.testkit.MonitoredApp;
import dev.bulwark.model.ingest.ExternalSummaryEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WebSockets that the application opens to others. */
class WebSocketClientTest {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    @TempDir
    Path folder;

    private final BlockingQueue<Map<String, String>> handshakes = new LinkedBlockingQueue<>();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept);
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void aHandshakeIsCountedAndSendsTheTraceOnAndWishesAreKept() throws Exception {
        try (MonitoredApp app = MonitoredApp.onJetty(folder, settings -> settings)) {
            HttpClient watched = app.bulwark().external("exchange").http().watch(HttpClient.newHttpClient());
            WebSocket.Builder builder = watched.newWebSocketBuilder()
                    .header("X-Own", "1")
                    .connectTimeout(Duration.ofSeconds(5))
                    .subprotocols("prices", "quotes");
            app.within(
                    "org-1",
                    () -> builder.buildAsync(address(), listener())
                            .get(5, TimeUnit.SECONDS)
                            .abort());
            app.within(
                    "org-1",
                    () -> builder.buildAsync(address(), listener())
                            .get(5, TimeUnit.SECONDS)
                            .abort());
            Map<String, String> first = handshakes.take();
            Map<String, String> second = handshakes.take();
            assertThat(List.of(first, second)).allSatisfy(headers -> {
                assertThat(headers)
                        .containsEntry("X-Own", "1")
                        .containsEntry("Sec-WebSocket-Protocol", "prices, quotes");
                assertThat(headers.get("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
            });
            assertThat(first.get("traceparent").substring(3, 35))
                    .isNotEqualTo(second.get("traceparent").substring(3, 35));
            app.await(ExternalSummaryEvent.class, 1);
            assertThat(app.ingest().events(ExternalSummaryEvent.class))
                    .allMatch(summary -> summary.service().equals("exchange")
                            && summary.operation().equals("websocket")
                            && summary.errors() == 0);
        }
    }

    @Test
    void whatCannotBeWishedForIsRefusedAtOnce() {
        try (ReportingApp app = new ReportingApp(folder)) {
            WebSocket.Builder builder =
                    app.bulwark().http().watch(HttpClient.newHttpClient()).newWebSocketBuilder();
            assertThatThrownBy(() -> builder.connectTimeout(null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> builder.buildAsync(URI.create("http://localhost/"), listener())
                            .join())
                    .hasCauseInstanceOf(IllegalArgumentException.class);
        }
    }

    private URI address() {
        return URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/prices");
    }

    private static WebSocket.Listener listener() {
        return new WebSocket.Listener() {};
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                shakeHands(server.accept());
            } catch (IOException e) {
                assertThat(server.isClosed()).isTrue();
            }
        }
    }

    /** The handshake of RFC 6455, section 4.2.2. */
    private void shakeHands(Socket socket) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Protocol: prices\r\nSec-WebSocket-Accept: " + acceptance(headers) + "\r\n\r\n";
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        handshakes.add(headers);
    }

    private static String acceptance(Map<String, String> headers) {
        try {
            byte[] key = (headers.get("Sec-WebSocket-Key") + GUID).getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(key));
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
