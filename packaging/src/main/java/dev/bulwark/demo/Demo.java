package dev.bulwark.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The main job for everyone to see: starts the server on an empty store, the sample application with all its defects and
 * its users' traffic, and the console. Without a display the console renders off screen and leaves its pictures.
 */
final class Demo {
    private static final int USUAL_PORT = 8417;
    private static final String APP = "meetings";
    private static final long HEAD_START_SECONDS = 20;
    private static final Duration TOUR = Duration.ofMinutes(5);

    private final Programs programs;
    private final Path folder;
    private final Display display;
    private final Consumer<String> out;

    /**
     * @param folder for pictures and data; what an earlier demo left there is removed
     * @param out is told what the person at the terminal should read
     */
    Demo(Programs programs, Path folder, Display display, Consumer<String> out) {
        this.programs = programs;
        this.folder = folder;
        this.display = display;
        this.out = out;
    }

    /**
     * Runs everything.
     *
     * @param seconds how long; 0 for ever, which is until this process is interrupted
     */
    void run(long seconds) throws IOException, InterruptedException {
        empty(folder);
        Path data = folder.resolve("data");
        String token = TelemetryServer.createToken(programs, data, APP);
        try (TelemetryServer server = TelemetryServer.start(programs, data, usualPortOrAny(), line -> {});
                SampleApplication application = startApplication(server, token)) {
            out.accept("Telemetry server    " + server.address());
            out.accept("Sign in as          owner, password " + server.ownerPassword());
            out.accept("Sample application  " + application.address() + ", all its defects on, 8 requests a second");
            if (display == Display.PRESENT) {
                runWithWindow(server, seconds);
            } else {
                out.accept("Traffic             for " + HEAD_START_SECONDS + " s before the first picture");
                stay(HEAD_START_SECONDS);
                runOffScreen(server);
                stay(seconds);
            }
        }
    }

    private SampleApplication startApplication(TelemetryServer server, String token) {
        String spool = folder.resolve("spool").toString();
        List<String> traffic = List.of("--defects", "all", "--traffic", "8", "--seed", "1");
        List<String> reporting = List.of("--server", server.address().toString(), "--spool", spool);
        List<String> options =
                Stream.of(traffic, reporting).flatMap(List::stream).toList();
        return SampleApplication.start(programs, options, token, line -> {});
    }

    private void runWithWindow(TelemetryServer server, long seconds) throws InterruptedException {
        List<String> options = List.of("--server", server.address().toString());
        try (Program console = Program.start("console", programs.console(), options, signIn(server), line -> {})) {
            out.accept("Console             in its window");
            stay(seconds);
        }
    }

    private void runOffScreen(TelemetryServer server) {
        out.accept("Console             off screen, as there is no display; it walks through its views");
        List<String> options = List.of("--server", server.address().toString(), "--tour", folder.toString());
        try (Program console = Program.start("console", programs.console(), options, signIn(server), out)) {
            int status = console.awaitEnd(TOUR);
            if (status != 0) {
                throw new IllegalStateException("the console's tour ended with status " + status);
            }
        }
        out.accept("Pictures            " + folder);
    }

    private void stay(long seconds) throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        if (seconds > 0) {
            interrupted.await(seconds, TimeUnit.SECONDS);
        } else {
            out.accept("Server and traffic go on until Ctrl+C.");
            interrupted.await();
        }
    }

    private static Map<String, String> signIn(TelemetryServer server) {
        return Map.of("BULWARK_USER", "owner", "BULWARK_PASSWORD", server.ownerPassword());
    }

    private static int usualPortOrAny() {
        try (ServerSocket probe = new ServerSocket(USUAL_PORT, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException taken) {
            return 0;
        }
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
