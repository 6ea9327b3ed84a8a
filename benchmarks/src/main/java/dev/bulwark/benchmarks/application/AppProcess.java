package dev.bulwark.benchmarks.application;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An {@link Application} in a process of its own. */
final class AppProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader said;
    private final int port;

    private AppProcess(Process process) throws IOException {
        this.process = process;
        this.said = process.inputReader(StandardCharsets.UTF_8);
        this.port = Integer.parseInt(said.readLine());
    }

    /** Starts one, watched like that, whose telemetry server is said to be there. */
    static AppProcess start(Watching watching, String server) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path folder = Files.createTempDirectory("bulwark-application");
        List<String> command = List.of(
                java,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Application.class.getName(),
                watching.name(),
                server,
                folder.toString());
        return new AppProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    int port() {
        return port;
    }

    /** What it has used so far. */
    Costs costs() throws IOException {
        return ask(Costs.PLAIN);
    }

    /** The same after a collection. */
    Costs costsWithHeap() throws IOException {
        return ask(Costs.WITH_HEAP);
    }

    /** Bytes that are resident, as Linux counts them. */
    long residentBytes() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .sum();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private Costs ask(String question) throws IOException {
        process.getOutputStream().write((question + "\n").getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
        return Costs.parse(said.readLine());
    }
}
