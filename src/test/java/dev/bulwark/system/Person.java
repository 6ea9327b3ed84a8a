package dev.bulwark.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Somebody who works with the sample application over HTTP, signed in. */
final class Person {
    private static final String PASSWORD = "correct horse battery staple";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI application;
    private final String organization;
    private final String cookie;

    private Person(URI application, SampleAccount account) throws IOException, InterruptedException {
        this.application = application;
        this.organization = account.organization();
        String body = "{\"email\":\"" + account.email() + "\",\"password\":\"" + PASSWORD + "\"}";
        HttpResponse<String> welcome = http.send(
                HttpRequest.newBuilder(application.resolve("/api/sign-in"))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        this.cookie = welcome.headers()
                .firstValue("Set-Cookie")
                .orElseThrow(() -> new AssertionError("nobody signed in: " + welcome.statusCode() + welcome.body()))
                .split(";", 2)[0];
    }

    static Person signIn(URI application, SampleAccount account) throws IOException, InterruptedException {
        return new Person(application, account);
    }

    String organization() {
        return organization;
    }

    /** The whole answer; an {@link IOException} when it was cut off. */
    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(application.resolve(path))
                .timeout(PATIENCE)
                .header("Cookie", cookie)
                .build();
        return http.send(request, BodyHandlers.ofByteArray());
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), UTF_8);
    }
}
