package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.model.ingest.Batch;
import dev.bulwark.model.json.BatchCodec;
import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.ingest.IngestLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too much, and what is no request at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsTest {
    private static final int MIB = 1024 * 1024;
    private static final int MAX_COMPRESSED = 256 * 1024;
    private static final int MAX_EVENTS = 50;

    private final Events events = new Events(Clock.systemUTC());
    private RunningServer server;
    private String token;

    @BeforeAll
    void start(@TempDir Path data) {
        IngestLimits small = new IngestLimits(MAX_COMPRESSED, 4 * MIB, 100, MAX_EVENTS, 8, 8, 2);
        server = RunningServer.start(ServerSettings.defaults().with(small), data, Clock.systemUTC());
        token = server.ingestToken();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aCompressedBatchIsTakenLikeAnyOther() {
        assertThat(gzipped(json(events.batch(events.violation()))).status()).isEqualTo(202);
    }

    @Test
    void tooManyBytesAreRefusedWithAndWithoutADeclaredLength() {
        byte[] large = new byte[MAX_COMPRESSED + 1];
        Arrays.fill(large, (byte) ' ');

        assertThat(send(request().POST(BodyPublishers.ofByteArray(large))).status())
                .isEqualTo(413);
        assertThat(send(request().POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large))))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void aBombIsRefusedByItsRatioAndByItsSize() {
        String spaces = " ".repeat(3 * MIB);
        assertThat(gzipped(spaces + json(events.batch(events.violation())))
                        .json()
                        .path("detail")
                        .asText())
                .contains("100 times");

        byte[] noise = new byte[5 * MIB];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) (' ' + (i * 31 + i / 7_000) % 60);
        }
        assertThat(gzipped(new String(noise, StandardCharsets.US_ASCII)).status())
                .isIn(400, 413);
    }

    @Test
    void tooManyEventsAreRefusedTogether() {
        Batch batch = events.batch(
                "many",
                dev.bulwark.model.ingest.Ledger.EMPTY,
                java.util.stream.Stream.generate(events::activity)
                        .limit(MAX_EVENTS + 1)
                        .toList());

        Answer answer = server.client().ingest(token, batch);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(server.stored("SELECT 1 FROM user_activity_log")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, identity, 415",
        "application/json;charset=iso-8859-1, identity, 415",
        "application/x-www-form-urlencoded, identity, 415",
        "application/json, br, 415",
        "application/json, deflate, 415",
        "'application/json; charset=UTF-8', identity, 202",
        "application/JSON, IDENTITY, 202",
        "application/json, gzip, 400"
    })
    void theDeclaredTypeAndEncodingDecide(String type, String encoding, int status) {
        HttpRequest.Builder request = server.client()
                .request("/api/v1/ingest", token)
                .header("Content-Type", type)
                .header("Content-Encoding", encoding)
                .POST(BodyPublishers.ofString(json(events.batch())));

        assertThat(send(request).status()).isEqualTo(status);
    }

    @Test
    void aCutOffCompressedBatchIsRefused() {
        byte[] whole = gzip(json(events.batch(events.violation())));
        HttpRequest.Builder request = request()
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(Arrays.copyOf(whole, whole.length - 20)));

        assertThat(send(request).status()).isEqualTo(400);
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] bytes = json(events.batch(events.violation())).getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length / 2] = (byte) 0xff;

        assertThat(send(request().POST(BodyPublishers.ofByteArray(bytes))).status())
                .isEqualTo(400);
        assertThat(send(request().POST(BodyPublishers.ofByteArray(new byte[] {0, 0, (byte) 0xff, (byte) 0xff, 1, 2, 3, 4
                        })))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatIsNotThereIsToldAsAProblem() {
        Answer unknown = server.client().get("/api/v1/nothing", "");
        Answer wrongMethod =
                send(server.client().request("/api/v1/ingest", token).GET());
        Answer unknownParameter = server.client().get("/api/system/health?verbose=1", "");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(wrongMethod.status()).isEqualTo(405);
        assertThat(wrongMethod.headers().firstValue("Allow")).contains("POST");
        assertThat(unknownParameter.status()).isEqualTo(400);
        assertThat(unknownParameter.field()).isEqualTo("verbose");
        assertThat(new Answer[] {unknown, wrongMethod, unknownParameter})
                .extracting(Answer::contentType)
                .containsOnly("application/problem+json");
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        for (String path : new String[] {"/api/system/health", "/nothing", "/api/v1/auth/me"}) {
            Answer answer = server.client().get(path, "");
            assertThat(answer.headers().map())
                    .as(path)
                    .containsKeys(
                            "x-content-type-options", "x-frame-options", "content-security-policy", "cache-control")
                    .doesNotContainKey("server");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/%2e%2e/x HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "NONSENSE\r\n\r\n",
                "GET /api/system/health HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
                "POST /api/v1/ingest HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            })
    void whatIsNoRequestIsRefusedWithoutAWordTooMany(String raw) throws IOException {
        try (Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(raw.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 4").doesNotContainIgnoringCase("jetty", "exception", "<html");
        }
    }

    private HttpRequest.Builder request() {
        return server.client().request("/api/v1/ingest", token).header("Content-Type", "application/json");
    }

    private Answer send(HttpRequest.Builder request) {
        return server.client().send(request);
    }

    private Answer gzipped(String text) {
        return send(request().header("Content-Encoding", "gzip").POST(BodyPublishers.ofByteArray(gzip(text))));
    }

    private static String json(Batch batch) {
        return new String(new BatchCodec().write(batch), StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
