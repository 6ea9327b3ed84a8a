package dev.bulwark.server;

import dev.bulwark.model.access.SignedIn;
import dev.bulwark.model.ingest.Batch;
import dev.bulwark.model.json.BatchCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Speaks to a server as the instrumentation, the console and strangers do. */
public final class Client {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final BatchCodec codec = new BatchCodec();
    private final URI server;

    public Client(URI server) {
        this.server = server;
    }

    public SignedIn signIn(String name, String password) {
        Answer answer = tryToSignIn(name, password);
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.toString());
        }
        return answer.as(SignedIn.class);
    }

    public Answer tryToSignIn(String name, String password) {
        return post("/api/v1/auth/login", "", "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
    }

    public Answer get(String path, String token) {
        return send(request(path, token).GET());
    }

    public Answer post(String path, String token, String json) {
        return send(
                request(path, token).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /** Another method, with a body. */
    public Answer send(String method, String path, String token, String json) {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json)));
    }

    public Answer delete(String path, String token) {
        return send(request(path, token).DELETE());
    }

    public Answer ingest(String token, Batch batch) {
        return ingest(token, new String(codec.write(batch), StandardCharsets.UTF_8));
    }

    public Answer ingest(String token, String json) {
        return post("/api/v1/ingest", token, json);
    }

    public HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(30));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
