package dev.bulwark.benchmarks.server;

import dev.bulwark.model.performance.LatencyHistogram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Applications that send what they have as fast as the server acknowledges it. */
final class Senders {
    private static final int AT_ONCE = 8;
    private static final long PAUSE_MILLIS = 20;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI ingest;
    private final String token;

    Senders(URI server, String token) {
        this.ingest = server.resolve("/api/v1/ingest");
        this.token = token;
    }

    /**
     * How it went.
     *
     * @param acknowledgements how long each batch took
     * @param refused how often the server asked to come again
     */
    record Outcome(double seconds, LatencyHistogram acknowledgements, long refused) {}

    /** Sends all of them; one that is refused for now is sent again. */
    Outcome send(List<byte[]> batches) throws InterruptedException, ExecutionException {
        Queue<byte[]> waiting = new ConcurrentLinkedQueue<>(batches);
        ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<Outcome>> running = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < AT_ONCE; i++) {
            running.add(senders.submit(() -> sendSome(waiting)));
        }
        LatencyHistogram all = new LatencyHistogram();
        long refused = 0;
        for (Future<Outcome> sender : running) {
            all.merge(sender.get().acknowledgements());
            refused += sender.get().refused();
        }
        senders.shutdown();
        return new Outcome((System.nanoTime() - start) / 1e9, all, refused);
    }

    private Outcome sendSome(Queue<byte[]> waiting) throws IOException, InterruptedException {
        LatencyHistogram took = new LatencyHistogram();
        long refused = 0;
        for (byte[] batch = waiting.poll(); batch != null; batch = waiting.poll()) {
            long start = System.nanoTime();
            int status = send(batch);
            if (status == 202) {
                took.record((System.nanoTime() - start) / 1_000);
            } else if (status == 429 || status == 503) {
                refused++;
                waiting.add(batch);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } else {
                throw new IOException("the server answered " + status);
            }
        }
        return new Outcome(0, took, refused);
    }

    private int send(byte[] batch) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(ingest)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(batch))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }
}
