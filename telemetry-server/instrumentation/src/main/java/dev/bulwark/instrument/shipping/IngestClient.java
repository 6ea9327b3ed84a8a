package dev.bulwark.instrument.shipping;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulwark.instrument.thread.OwnThreads;
import dev.bulwark.model.ingest.IngestAnswer;
import dev.bulwark.model.json.Json;
import dev.bulwark.model.tls.PinnedCertificate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** Hands batches to the telemetry server over HTTP, and believes nothing that it answers. Thread-safe. */
final class IngestClient implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int LONGEST_ANSWER = 256 * 1024;

    /** Statuses below 500 that speak of the moment or of the settings, not of the batch. */
    private static final Set<Integer> WORTH_A_RETRY = Set.of(401, 403, 404, 407, 408, 425, 429);

    private final ExecutorService threads;
    private final HttpClient client;
    private final URI address;
    private final @Nullable String token;
    private final Clock clock;
    private final ObjectMapper mapper = Json.tolerant();

    /**
     * Speaks to that server.
     *
     * @param server its fragment, if there is one, is the fingerprint of the certificate that it must show
     * @param threads for the client's own work; ended by {@link #close()}
     */
    IngestClient(URI server, @Nullable String token, ExecutorService threads, Clock clock) {
        this.threads = threads;
        this.client = client(server, threads);
        OwnThreads.nameClients();
        this.address = URI.create(server.toString().replaceAll("#.*$", "").replaceAll("/+$", "") + "/api/v1/ingest");
        this.token = token;
        this.clock = clock;
    }

    /** Sends a batch on its way; does not wait. */
    Attempt post(EncodedBatch batch) {
        CompletableFuture<HttpResponse<byte[]>> answer;
        try {
            answer = client.sendAsync(request(batch), head -> new ShortBody(LONGEST_ANSWER));
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        return new Attempt(answer, this::meaning);
    }

    /** Ends the threads. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static HttpClient client(URI server, ExecutorService threads) {
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .executor(threads);
        if ("http".equalsIgnoreCase(server.getScheme())) {
            client.sslContext(new WithoutTls());
        } else if (server.getFragment() != null) {
            client.sslContext(new PinnedCertificate(server.getFragment()).context());
        }
        return client.build();
    }

    private HttpRequest request(EncodedBatch batch) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(batch.body()));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }

    /** A success that does not read like our server's is none: something else listens at its address. */
    private Delivery meaning(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            try {
                IngestAnswer answer = mapper.readValue(response.body(), IngestAnswer.class);
                return new Delivery.Accepted(answer.rejected().size(), answer.policy());
            } catch (IOException | RuntimeException e) {
                return Delivery.NotNow.answered(status, kind(response), Duration.ZERO);
            }
        }
        boolean refused = status >= 400 && status < 500 && !WORTH_A_RETRY.contains(status);
        return refused
                ? new Delivery.Refused(status)
                : Delivery.NotNow.answered(status, kind(response), RetryAfter.of(response.headers(), clock));
    }

    /** What the body is, if it is none that our server sends; null if it may be. */
    private static @Nullable String kind(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Content-Type")
                .filter(type -> !type.contains("json"))
                .orElse(null);
    }
}
