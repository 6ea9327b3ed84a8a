package dev.bulwark.instrument.testkit;

import dev.bulwark.instrument.Bulwark;
import dev.bulwark.instrument.BulwarkSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An application in a process of its own that reports events until it is killed. */
public final class ReportingProcess {
    private ReportingProcess() {}

    /** Starts one with that server and spool, and with more options of Java. */
    public static Process start(URI server, Path spool, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-Xmx128m", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(ReportingProcess.class.getName(), server.toString(), spool.toString()));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] arguments) {
        Bulwark bulwark = Bulwark.start(BulwarkSettings.builder()
                .server(URI.create(arguments[0]))
                .app("shop")
                .spoolDirectory(Path.of(arguments[1]))
                .flushInterval(Duration.ofMillis(5))
                .build());
        AtomicInteger steps = new AtomicInteger();
        Executors.newSingleThreadScheduledExecutor()
                .scheduleAtFixedRate(() -> report(bulwark, steps.getAndIncrement()), 0, 1, TimeUnit.MILLISECONDS);
    }

    private static void report(Bulwark bulwark, int step) {
        bulwark.activity("test", "step " + step, null, null, Map.of("filler", "x".repeat(step % 900)));
    }
}
