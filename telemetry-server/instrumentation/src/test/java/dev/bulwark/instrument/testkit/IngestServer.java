package dev.bulwark.instrument.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.bulwark.model.ingest.Batch;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.isolation.IsolationPolicy;
import dev.bulwark.model.json.BatchCodec;
import dev.bulwark.model.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A telemetry server reduced to ingest: keeps each event once, can be stopped and started on the same port. */
public final class IngestServer implements AutoCloseable {
    private final BatchCodec codec = new BatchCodec();
    private final List<Batch> batches = new CopyOnWriteArrayList<>();
    private final Map<UUID, TelemetryEvent> events = new ConcurrentHashMap<>();
    private volatile int status = 202;
    private volatile String answer;
    private volatile Predicate<Batch> indigestible = batch -> false;
    private volatile String policy = "null";
    private final AtomicInteger requests = new AtomicInteger();
    private final @Nullable SSLContext tls;
    private int port;
    private HttpServer server;

    public IngestServer() {
        this(null);
    }

    /** @param tls with which connections are encrypted; null leaves them plain */
    public IngestServer(@Nullable SSLContext tls) {
        this.tls = tls;
        start();
    }

    public void start() {
        try {
            InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            server = tls == null ? HttpServer.create(here, 0) : encrypted(here, tls);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = server.getAddress().getPort();
        server.createContext("/api/v1/ingest", this::ingest);
        server.start();
    }

    private static HttpServer encrypted(InetSocketAddress here, SSLContext tls) throws IOException {
        HttpsServer encrypted = HttpsServer.create(here, 0);
        encrypted.setHttpsConfigurator(new HttpsConfigurator(tls));
        return encrypted;
    }

    public void stop() {
        server.stop(0);
    }

    /** From now on answers with that status, and takes nothing unless it is 202. */
    public void answerWith(int newStatus, String body) {
        status = newStatus;
        answer = body;
    }

    /** From now on comes to grief over some batches. */
    public void failOn(Predicate<Batch> batches) {
        indigestible = batches;
    }

    /** Says from now on with every answer what is to be done about unsafe statements. */
    public void say(IsolationPolicy newPolicy) {
        try {
            policy = Json.strict().writeValueAsString(newPolicy);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often anything was sent, taken or not. */
    public int requests() {
        return requests.get();
    }

    public URI address() {
        return URI.create((tls == null ? "http" : "https") + "://127.0.0.1:" + port);
    }

    public List<Batch> batches() {
        return batches;
    }

    public <T extends TelemetryEvent> List<T> events(Class<T> type) {
        return events.values().stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void close() {
        stop();
    }

    private void ingest(HttpExchange exchange) throws IOException {
        try (exchange;
                GZIPInputStream body = new GZIPInputStream(exchange.getRequestBody())) {
            Batch batch = codec.read(body).batch();
            if (indigestible.test(batch)) {
                requests.incrementAndGet();
                exchange.sendResponseHeaders(500, -1);
                return;
            }
            if (status == 202 && answer == null) {
                batches.add(batch);
                batch.events().forEach(event -> events.put(event.header().id(), event));
            }
            String text = answer == null
                    ? "{\"accepted\":" + batch.events().size() + ",\"duplicates\":0,\"rejected\":[],\"policy\":"
                            + policy + "}"
                    : answer;
            requests.incrementAndGet();
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
