package dev.bulwark.sample.traffic;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One user's browser: it keeps the session's cookie. Its requests are sent one after the other. */
final class Browser {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient http;
    private final URI platform;
    private volatile @Nullable String cookie;

    Browser(HttpClient http, URI platform) {
        this.http = http;
        this.platform = platform;
    }

    /**
     * Sends a request and reads the whole answer.
     *
     * @return the answer's status
     */
    int send(Request request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(http(request), HttpResponse.BodyHandlers.ofByteArray());
        response.headers().firstValue("Set-Cookie").ifPresent(value -> cookie = value.split(";", 2)[0]);
        return response.statusCode();
    }

    private HttpRequest http(Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(platform.resolve(request.path()))
                .timeout(PATIENCE)
                .header("User-Agent", "Meetings/5.2 (browser)");
        String session = cookie;
        if (session != null) {
            builder.header("Cookie", session);
        }
        String body = request.body();
        if (body == null) {
            return builder.method(request.method(), HttpRequest.BodyPublishers.noBody())
                    .build();
        }
        return builder.header("Content-Type", "application/json")
                .method(request.method(), HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
