package dev.bulwark.instrument.shipping;

import dev.bulwark.model.ingest.IngestAnswer;
import dev.bulwark.model.wire.AnswerReader;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Hands batches to the telemetry server over HTTP, one after the other, and believes nothing that it answers. Java's own client
 * would take some megabytes of the application's memory.
 */
final class IngestClient implements AutoCloseable {
    /** Statuses below 500 that speak of the moment or of the settings, not of the batch. */
    private static final Set<Integer> WORTH_A_RETRY = Set.of(401, 403, 404, 407, 408, 425, 429);

    private final ExecutorService thread;
    private final ServerConnection connection;
    private final String path;
    private final @Nullable String token;
    private final Clock clock;
    private final AnswerReader answers = new AnswerReader();

    /**
     * Speaks to that server.
     *
     * @param server its fragment, if there is one, is the fingerprint of the certificate that it must show
     * @param thread a single one for the client's own work; ended by {@link #close()}
     */
    IngestClient(URI server, @Nullable String token, ExecutorService thread, Clock clock) {
        this.thread = thread;
        this.connection = new ServerConnection(server);
        this.path = String.valueOf(server.getRawPath()).replaceAll("/+$", "") + "/api/v1/ingest";
        this.token = token;
        this.clock = clock;
    }

    /** Sends a batch on its way; does not wait. */
    Attempt post(EncodedBatch batch) {
        CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
        try {
            HttpRequest request = new HttpRequest(path, token, batch.body());
            thread.execute(() -> exchange(request, answer));
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
        return new Attempt(answer, this::meaning, connection::drop);
    }

    /** Ends the thread and the connection. */
    @Override
    public void close() {
        thread.shutdownNow();
        connection.drop();
    }

    private void exchange(HttpRequest request, CompletableFuture<HttpAnswer> answer) {
        try {
            if (!answer.isDone()) {
                answer.complete(connection.exchange(request, answer::isDone));
            }
        } catch (IOException | RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    /** A success that does not read like our server's is none: something else listens at its address. */
    private Delivery meaning(HttpAnswer response) {
        int status = response.status();
        if (status >= 200 && status < 300) {
            try {
                IngestAnswer answer = answers.read(response.body());
                return new Delivery.Accepted(answer.rejected().size(), answer.policy());
            } catch (IOException | RuntimeException e) {
                return Delivery.NotNow.answered(status, kind(response), Duration.ZERO);
            }
        }
        boolean refused = status >= 400 && status < 500 && !WORTH_A_RETRY.contains(status);
        return refused
                ? new Delivery.Refused(status)
                : Delivery.NotNow.answered(
                        status, kind(response), RetryAfter.of(response.header("Retry-After"), clock));
    }

    /** What the body is, if it is none that our server sends; null if it may be. */
    private static @Nullable String kind(HttpAnswer response) {
        return response.header("Content-Type")
                .filter(type -> !type.contains("json"))
                .orElse(null);
    }
}
