package dev.bulwark.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulwark.model.Page;
import dev.bulwark.model.access.Credentials;
import dev.bulwark.model.access.SignedIn;
import dev.bulwark.model.health.SystemHealth;
import dev.bulwark.model.isolation.Mode;
import dev.bulwark.model.isolation.PolicyChange;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.model.isolation.ViolationStats;
import dev.bulwark.model.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Asks the server what it has stored, as a script of a user would: by HTTP, with nothing but the documented routes. */
final class ServerApi {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PAGE = 500;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectMapper json = Json.tolerant();
    private final URI server;
    private final String token;

    private ServerApi(URI server, Credentials credentials) {
        this.server = server;
        HttpRequest signIn = HttpRequest.newBuilder(server.resolve("/api/v1/auth/login"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(bytes(credentials)))
                .build();
        this.token = read(send(signIn), new TypeReference<SignedIn>() {}).token();
    }

    static ServerApi signIn(URI server, String user, String password) {
        return new ServerApi(server, new Credentials(user, password));
    }

    /** Every stored violation that passes the filter, newest first, through all pages. */
    List<Violation> violations(String filter) {
        List<Violation> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            String more =
                    cursor.map(c -> "&cursor=" + URLEncoder.encode(c, UTF_8)).orElse("");
            Page<Violation> page = get(
                    "/api/v1/admin/data-isolation/violations?limit=" + PAGE + filter + more, new TypeReference<>() {});
            all.addAll(page.items());
            cursor = Optional.ofNullable(page.nextCursor());
        } while (cursor.isPresent());
        return all;
    }

    List<Violation> violations() {
        return violations("");
    }

    boolean hasViolation(String id) {
        HttpRequest request = authorised("/api/v1/admin/data-isolation/violations/" + id)
                .GET()
                .build();
        return exchange(request).statusCode() == 200;
    }

    Violation violation(UUID id) {
        return get("/api/v1/admin/data-isolation/violations/" + id, new TypeReference<>() {});
    }

    ViolationStats stats() {
        return get("/api/v1/admin/data-isolation/stats", new TypeReference<>() {});
    }

    SystemHealth systemHealth() {
        return get("/api/v1/admin/system-health", new TypeReference<>() {});
    }

    void setMode(String app, Mode mode) {
        byte[] change = bytes(new PolicyChange(app, mode, List.of(), null));
        send(authorised("/api/v1/admin/data-isolation/policy")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(change))
                .build());
    }

    private <T> T get(String path, TypeReference<T> type) {
        return read(send(authorised(path).GET().build()), type);
    }

    private HttpRequest.Builder authorised(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private byte[] send(HttpRequest request) {
        HttpResponse<byte[]> response = exchange(request);
        if (response.statusCode() != 200) {
            throw new AssertionError(request.method() + " " + request.uri() + " answered " + response.statusCode()
                    + ": " + new String(response.body(), UTF_8));
        }
        return response.body();
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private byte[] bytes(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T read(byte[] body, TypeReference<T> type) {
        try {
            return json.readValue(body, type);
        } catch (IOException e) {
            throw new UncheckedIOException(new String(body, UTF_8), e);
        }
    }
}
