package dev.bulwark.instrument.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulwark.instrument.testkit.RawServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own client of HTTP/1.1, against servers that do what servers may do. */
class ServerConnectionTest {
    private static final HttpRequest REQUEST = new HttpRequest("/api/v1/ingest", "secret", new byte[] {1, 2, 3});

    private final Queue<String> heads = new ConcurrentLinkedQueue<>();

    @Test
    void requestsFollowEachOtherOverOneConnection() throws IOException {
        try (RawServer server = new RawServer((in, out) -> {
            while (true) {
                read(in);
                send(out, "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n");
                send(out, "5;name=value\r\nhello\r\n6\r\n world\r\n0\r\nTrailer: x\r\n\r\n");
            }
        })) {
            ServerConnection connection = new ServerConnection(server.address());
            for (int i = 0; i < 3; i++) {
                HttpAnswer answer = connection.exchange(REQUEST, () -> false);
                assertThat(answer.status()).isEqualTo(202);
                assertThat(answer.body()).asString(StandardCharsets.UTF_8).isEqualTo("hello world");
            }
            connection.drop();
            assertThat(server.connections()).isEqualTo(1);
            assertThat(heads)
                    .hasSize(3)
                    .allSatisfy(head -> assertThat(head)
                            .startsWith("POST /api/v1/ingest HTTP/1.1\r\nHost: "
                                    + server.address().getAuthority() + "\r\n")
                            .contains("\r\nAuthorization: Bearer secret\r\n", "\r\nContent-Length: 3\r\n"));
        }
    }

    @Test
    void aConnectionThatWasClosedMeanwhileIsReplaced() throws IOException {
        try (RawServer server = new RawServer((in, out) -> {
            read(in);
            send(out, "HTTP/1.1 204 No Content\r\n\r\n");
        })) {
            ServerConnection connection = new ServerConnection(server.address());
            for (int i = 0; i < 3; i++) {
                assertThat(connection.exchange(REQUEST, () -> false).status()).isEqualTo(204);
            }
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void whatTheServerSaysIsTheLastAnswerIsFollowedByANewConnection() throws IOException {
        try (RawServer server = new RawServer((in, out) -> {
            read(in);
            RawServer.answer(out, 503, "Retry-After: 7\r\n", "{}");
            in.read();
        })) {
            ServerConnection connection = new ServerConnection(server.address());
            assertThat(connection.exchange(REQUEST, () -> false).header("retry-after"))
                    .contains("7");
            assertThat(connection.exchange(REQUEST, () -> false).status()).isEqualTo(503);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aProxyIsAskedForTheWholeAddress() throws IOException {
        try (RawServer proxy = new RawServer((in, out) -> {
            read(in);
            send(out, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        })) {
            assertThat(through(proxy, "http://telemetry.example:8080").status()).isEqualTo(200);
            assertThat(heads.remove())
                    .startsWith("POST http://telemetry.example:8080/api/v1/ingest HTTP/1.1\r\n"
                            + "Host: telemetry.example:8080\r\n");
        }
    }

    @Test
    void aProxyIsAskedForATunnelWhereTheServerSpeaksTls() {
        try (RawServer proxy = new RawServer((in, out) -> {
            read(in);
            RawServer.answer(out, 407, "", "no");
        })) {
            assertThatThrownBy(() -> through(proxy, "https://telemetry.example"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the proxy answers with status 407");
            assertThat(heads.remove())
                    .isEqualTo("CONNECT telemetry.example:443 HTTP/1.1\r\nHost: telemetry.example:443\r\n\r\n");
        }
    }

    @Test
    void nothingIsOpenedForSomebodyWhoHasGivenUp() {
        try (RawServer server = new RawServer((in, out) -> {})) {
            assertThatThrownBy(() -> new ServerConnection(server.address()).exchange(REQUEST, () -> true))
                    .isInstanceOf(IOException.class);
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void aTokenAddsNoLinesToTheRequest() {
        assertThatThrownBy(() -> new HttpRequest("/", "a\r\nX-Other: b", new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("X-Other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 2",
                "HTTP/1.1 abc x\r\n\r\n",
                "HTTP/2 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\nab",
            })
    void whatBreaksOffOrIsNoAnswerIsNotTakenForOne(String text) {
        assertThatThrownBy(() -> new AnswerParser(stream(text)).read()).isInstanceOf(IOException.class);
    }

    @Test
    void chunksWithoutAnEndAreGivenUp() {
        InputStream endless = new SequenceInputStream(
                stream("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
                stream(("400\r\n" + "x".repeat(1024) + "\r\n").repeat(300)));
        assertThatThrownBy(() -> new AnswerParser(endless).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer than");
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed");
            }
            head.append((char) next);
        }
        heads.add(head.toString());
        if (head.indexOf("POST") == 0) {
            in.readNBytes(3);
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static HttpAnswer through(RawServer proxy, String server) throws IOException {
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                SocketAddress address = InetSocketAddress.createUnresolved(
                        "127.0.0.1", proxy.address().getPort());
                return List.of(new Proxy(Proxy.Type.HTTP, address));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
        });
        try {
            return new ServerConnection(URI.create(server)).exchange(REQUEST, () -> false);
        } finally {
            ProxySelector.setDefault(before);
        }
    }
}
