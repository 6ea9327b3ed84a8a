package dev.bulwark.sample;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Takes what the instrumentation sends, as the telemetry server would, and keeps the events. */
final class TelemetryServerStandIn implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();

    TelemetryServerStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.createContext("/api/v1/ingest", this::take);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    Stream<JsonNode> events(String type) {
        return events.stream().filter(event -> event.path("type").asText().equals(type));
    }

    /** Waits until there is an event of a type. */
    void awaitEvent(String type) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> events(type).findAny().isPresent());
    }

    /** The callers' tenants of all violations of a type at an endpoint. */
    Set<String> tenantsWith(String violationType, String endpoint) {
        Set<String> tenants = new TreeSet<>();
        events("violation")
                .filter(event -> event.path("violationType").asText().equals(violationType))
                .filter(event -> event.path("endpoint").asText().equals(endpoint))
                .forEach(event -> tenants.add(event.path("tenant").asText()));
        return tenants;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            int before = events.size();
            read(exchange).path("events").forEach(events::add);
            byte[] answer = ("{\"accepted\":" + (events.size() - before) + ",\"duplicates\":0,\"rejected\":[]}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(202, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static JsonNode read(HttpExchange exchange) throws IOException {
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream body = zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
            return JSON.readTree(body);
        }
    }
}
