package dev.bulwark.benchmarks.server;

import dev.bulwark.model.performance.LatencyHistogram;
import dev.bulwark.model.performance.LatencySummary;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a console asks, one after the other. */
final class Questions {
    private static final String ADMINISTRATION = "/api/v1/admin";
    private static final String VIOLATIONS = ADMINISTRATION + "/data-isolation/violations";

    /** The overview, newest rows under every kind of filter, counts, and percentiles. */
    static final List<String> ALL = List.of(
            ADMINISTRATION + "/system-health",
            VIOLATIONS,
            VIOLATIONS + "?tenant=tenant-7",
            VIOLATIONS + "?severity=critical&resolved=false",
            VIOLATIONS + "?user=user-11",
            VIOLATIONS + "?q=status",
            ADMINISTRATION + "/data-isolation/stats",
            ADMINISTRATION + "/data-isolation/dangerous-queries",
            ADMINISTRATION + "/failed-operations?resolved=false",
            ADMINISTRATION + "/activity",
            ADMINISTRATION + "/activity?tenant=tenant-7",
            ADMINISTRATION + "/activity?user=user-11",
            ADMINISTRATION + "/activity?q=opened+7",
            ADMINISTRATION + "/activity/stats",
            ADMINISTRATION + "/api-performance",
            ADMINISTRATION + "/slow-queries");

    private static final Pattern BACKLOG = Pattern.compile("\"backlogBytes\"\\s*:\\s*(\\d+)");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;
    private final String session;

    Questions(URI server, String name, String password) throws IOException, InterruptedException {
        this.server = server;
        String body = "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password);
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(server.resolve("/api/v1/auth/login"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        this.session = answer.body().replaceAll("(?s).*\"token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }

    /** What signs this console's requests. */
    String session() {
        return session;
    }

    /** Bytes that were acknowledged and are not in the store yet. */
    long backlogBytes() throws IOException, InterruptedException {
        String health = new String(get("/api/system/health").body(), StandardCharsets.UTF_8);
        Matcher found = BACKLOG.matcher(health);
        if (!found.find()) {
            throw new IOException("the server does not tell what waits: " + health);
        }
        return Long.parseLong(found.group(1));
    }

    /** How long a question takes, asked so many times; the first few do not count. */
    LatencySummary ask(String path, int times) throws IOException, InterruptedException {
        LatencyHistogram took = new LatencyHistogram();
        for (int i = -3; i < times; i++) {
            long start = System.nanoTime();
            HttpResponse<byte[]> answer = get(path);
            if (answer.statusCode() != 200) {
                throw new IOException(path + " was answered with " + answer.statusCode());
            }
            if (i >= 0) {
                took.record((System.nanoTime() - start) / 1_000);
            }
        }
        return took.summary();
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(server.resolve(path))
                        .header("Authorization", "Bearer " + session)
                        .build(),
                BodyHandlers.ofByteArray());
    }
}
