package dev.bulwark.benchmarks.harmless;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An application in a process of its own. */
final class AppProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader said;
    private final int port;

    private AppProcess(Process process) throws IOException {
        this.process = process;
        this.said = process.inputReader(StandardCharsets.UTF_8);
        this.port = Integer.parseInt(said.readLine());
    }

    /** Starts one that reports to that server; {@code bare} reports to none, because it has no Bulwark in it. */
    static AppProcess start(String server) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path spool = Files.createTempDirectory("bulwark-harmless");
        List<String> command = List.of(
                java,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                WatchedApp.class.getName(),
                server,
                spool.toString());
        return new AppProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    int port() {
        return port;
    }

    /** Bytes of its heap in use, after a collection. */
    long heapBytes() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        return Long.parseLong(said.readLine());
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
}
