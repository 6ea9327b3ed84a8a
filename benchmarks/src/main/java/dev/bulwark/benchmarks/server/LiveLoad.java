package dev.bulwark.benchmarks.server;

import dev.bulwark.model.performance.LatencySummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long it takes from an application that sends a violation to the consoles that show it. Arguments: how many consoles,
 * how many violations a second, for how many seconds.
 */
public final class LiveLoad {
    private static final double MIB = 1024.0 * 1024;

    private LiveLoad() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        int consoles = Integer.parseInt(arguments[0]);
        int aSecond = Integer.parseInt(arguments[1]);
        int seconds = Integer.parseInt(arguments[2]);
        Path data = Files.createTempDirectory("bulwark-live-load");
        String folder = data.toString();
        String token = ServerProcess.administer("token", "create", "--data", folder, "--app", "meetings");
        String password =
                ServerProcess.administer("user", "create", "--data", folder, "--name", "ana", "--role", "viewer");
        try (ServerProcess server = ServerProcess.serve(data, "-Xmx256m")) {
            Senders senders = new Senders(server.uri(), token);
            String session = new Questions(server.uri(), "ana", password).session();
            measure(server, senders, session, 1, aSecond, seconds); // until the code is warm
            measure(server, senders, session, consoles, aSecond, seconds);
        }
    }

    private static void measure(
            ServerProcess server, Senders senders, String session, int consoles, int aSecond, int seconds)
            throws IOException, InterruptedException, ExecutionException {
        long before = server.residentBytes();
        int events = aSecond * seconds;
        Readers readers = new Readers(events);
        try (readers) {
            for (int i = 0; i < consoles; i++) {
                readers.open(server.uri(), session, "violation");
            }
            readers.start();
            TimeUnit.SECONDS.sleep(2); // the last of them joins
            send(readers, senders, events, aSecond);
            await(readers, (long) consoles * events);
        }
        LatencySummary took = readers.took().summary();
        System.out.printf(
                "%,6d consoles, %,d of %,d deliveries: p50 %.1f ms, p99 %.1f ms, %+.0f MiB resident%n",
                consoles,
                readers.delivered(),
                (long) consoles * events,
                took.p50() / 1e3,
                took.p99() / 1e3,
                (server.residentBytes() - before) / MIB);
    }

    private static void send(Readers readers, Senders senders, int events, int aSecond)
            throws IOException, InterruptedException, ExecutionException {
        EventMix mix = new EventMix(1, Duration.ofDays(1));
        long start = System.nanoTime();
        for (int i = 0; i < events; i++) {
            LockSupport.parkNanos(start + i * 1_000_000_000L / aSecond - System.nanoTime());
            senders.send(List.of(mix.violation(readers.mark(i))));
        }
    }

    private static void await(Readers readers, long all) throws InterruptedException {
        for (int i = 0; i < 100 && readers.delivered() < all; i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
