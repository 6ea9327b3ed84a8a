package dev.bulwark.server.cli;

import dev.bulwark.model.tls.PinnedCertificate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;

/** A server that runs, asked over its API. */
final class RemoteServer {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final URI server;
    private final String token;
    private final HttpClient client;

    /**
     * @param server its address, with the fingerprint of its certificate behind # where it has a generated one
     * @param token of an owner
     */
    RemoteServer(URI server, String token) {
        String scheme = String.valueOf(server.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("the address of a server begins with http:// or https://");
        }
        this.server = server;
        this.token = token;
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(CONNECT);
        if (server.getFragment() != null) {
            builder.sslContext(new PinnedCertificate(server.getFragment()).context());
        }
        this.client = builder.build();
    }

    /**
     * Has it make a file, which is written here.
     *
     * @param to exists, and is empty
     * @throws IllegalArgumentException if the server refuses, with what it says
     */
    void download(String path, Path to) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<Path> answer = client.send(
                    request,
                    HttpResponse.BodyHandlers.ofFile(
                            to, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING));
            if (answer.statusCode() != 200) {
                String said = Files.readString(to, StandardCharsets.UTF_8);
                throw new IllegalArgumentException("The server answers " + answer.statusCode() + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }
}
