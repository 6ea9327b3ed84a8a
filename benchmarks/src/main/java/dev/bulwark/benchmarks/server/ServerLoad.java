package dev.bulwark.benchmarks.server;

import dev.bulwark.model.performance.LatencySummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Fills a server over its own API, waits until all is in the store, and asks what a console asks. Arguments: how many events
 * in all, how many of a batch, how often each question is asked, and over how many seconds before their sending the events
 * are spread: a day unless it is said.
 */
public final class ServerLoad {
    private static final int BATCHES_OF_ROUND = 1_000;
    private static final long SEED = 20260101;
    private static final double MIB = 1024.0 * 1024;

    private ServerLoad() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        int events = Integer.parseInt(arguments[0]);
        int ofBatch = Integer.parseInt(arguments[1]);
        int times = Integer.parseInt(arguments[2]);
        Duration spread = arguments.length > 3 ? Duration.ofSeconds(Long.parseLong(arguments[3])) : Duration.ofDays(1);
        Path data = Files.createTempDirectory("bulwark-server-load");
        String folder = data.toString();
        String token = ServerProcess.administer("token", "create", "--data", folder, "--app", "meetings");
        String password =
                ServerProcess.administer("user", "create", "--data", folder, "--name", "ana", "--role", "viewer");
        try (ServerProcess server = ServerProcess.serve(data, "-Xmx256m")) {
            System.out.printf("at rest: %.0f MiB resident%n", server.residentBytes() / MIB);
            Questions questions = new Questions(server.uri(), "ana", password);
            long start = System.nanoTime();
            fill(server, token, events, ofBatch, new EventMix(SEED, spread));
            while (questions.backlogBytes() > 0) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            System.out.printf(
                    "all in the store: %,.0f a second, %.0f MiB resident, %.0f B an event on disk%n",
                    events / ((System.nanoTime() - start) / 1e9),
                    server.residentBytes() / MIB,
                    server.diskBytes() / (double) events);
            for (String path : Questions.ALL) {
                LatencySummary took = questions.ask(path, times);
                System.out.printf("%-70s p50 %8.1f ms, p95 %8.1f ms%n", path, took.p50() / 1e3, took.p95() / 1e3);
            }
        }
    }

    private static void fill(ServerProcess server, String token, int events, int ofBatch, EventMix mix)
            throws IOException, InterruptedException, ExecutionException {
        Senders senders = new Senders(server.uri(), token);
        for (int sent = 0; sent < events; ) {
            List<byte[]> round = new ArrayList<>();
            for (int i = 0; i < BATCHES_OF_ROUND && sent < events; i++, sent += ofBatch) {
                round.add(mix.batch(ofBatch));
            }
            Senders.Outcome outcome = senders.send(round);
            LatencySummary took = outcome.acknowledgements().summary();
            System.out.printf(
                    "%,9d events: %,7.0f a second, acknowledged p50 %.1f ms, p99 %.1f ms, %d refused, %.0f MiB resident, %.0f B an event on disk%n",
                    sent,
                    round.size() * (double) ofBatch / outcome.seconds(),
                    took.p50() / 1e3,
                    took.p99() / 1e3,
                    outcome.refused(),
                    server.residentBytes() / MIB,
                    server.diskBytes() / (double) sent);
        }
    }
}
