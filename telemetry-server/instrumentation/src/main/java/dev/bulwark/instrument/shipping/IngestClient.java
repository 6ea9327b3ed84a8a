package dev.bulwark.instrument.shipping;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulwark.model.ingest.IngestAnswer;
import dev.bulwark.model.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Hands batches to the telemetry server over HTTP. Thread-safe. */
final class IngestClient {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int LONGEST_ANSWER = 256 * 1024;

    /** Statuses below 500 that speak of the moment or of the settings, not of the batch. */
    private static final Set<Integer> WORTH_A_RETRY = Set.of(401, 403, 408, 429);

    private final HttpClient client;
    private final URI address;
    private final @Nullable String token;
    private final ObjectMapper mapper = Json.tolerant();

    IngestClient(URI server, @Nullable String token, Executor executor) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .executor(executor)
                .build();
        this.address = URI.create(server.toString().replaceAll("/+$", "") + "/api/v1/ingest");
        this.token = token;
    }

    /**
     * Delivers a batch.
     *
     * @param timeout how long the server may take to answer
     * @throws InterruptedException if the thread is told to stop waiting
     */
    Delivery post(EncodedBatch batch, Duration timeout) throws InterruptedException {
        try {
            HttpResponse<InputStream> answer =
                    client.send(request(batch, timeout), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                return outcome(answer.statusCode(), body.readNBytes(LONGEST_ANSWER));
            }
        } catch (IOException | RuntimeException e) {
            return new Delivery.NotNow(String.valueOf(e));
        }
    }

    private HttpRequest request(EncodedBatch batch, Duration timeout) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(batch.body()));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }

    /** A success that does not read like our server's is none: something else listens at its address. */
    private Delivery outcome(int status, byte[] body) {
        if (status >= 200 && status < 300) {
            try {
                IngestAnswer answer = mapper.readValue(body, IngestAnswer.class);
                return new Delivery.Accepted(answer.rejected().size(), answer.policy());
            } catch (IOException | RuntimeException e) {
                return new Delivery.NotNow("not the answer of a telemetry server");
            }
        }
        boolean refused = status >= 400 && status < 500 && !WORTH_A_RETRY.contains(status);
        return refused ? new Delivery.Refused(status) : new Delivery.NotNow("status " + status);
    }
}
