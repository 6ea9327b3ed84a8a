package dev.bulwark.instrument.client;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Another company's service: answers with the status that its path ends with, and repeats the body. */
final class Partner implements AutoCloseable {
    private final HttpServer server;
    private volatile Headers lastHeaders;

    Partner() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    URI answering(int status) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/charges/secret/" + status);
    }

    String lastHeader(String name) {
        return lastHeaders.getFirst(name);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            lastHeaders = exchange.getRequestHeaders();
            byte[] asked = exchange.getRequestBody().readAllBytes();
            byte[] body = asked.length == 0 ? "nothing".getBytes(StandardCharsets.UTF_8) : asked;
            String path = exchange.getRequestURI().getPath();
            exchange.getResponseHeaders().add("X-Partner", "yes");
            exchange.sendResponseHeaders(Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
