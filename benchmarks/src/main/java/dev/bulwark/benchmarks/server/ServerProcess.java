package dev.bulwark.benchmarks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The packaged server in a process of its own. */
final class ServerProcess implements AutoCloseable {
    private static final Path JAR = Path.of("telemetry-server", "server", "target", "bulwark-server.jar");
    private static final String STORE = "bulwark.";
    private static final String READY = "ready ";

    private final Process process;
    private final Path data;
    private final URI uri;

    private ServerProcess(Process process, Path data, URI uri) {
        this.process = process;
        this.data = data;
        this.uri = uri;
    }

    /** Starts one on a directory. */
    static ServerProcess serve(Path data, String heap) throws IOException {
        Process process = launch(List.of(heap), "serve", "--data", data.toString(), "--port", "0");
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) {
                return new ServerProcess(process, data, URI.create(line.substring(READY.length())));
            }
        }
        throw new IllegalStateException("the server ended");
    }

    /** Runs a command of administration and returns what it prints. */
    static String administer(String... arguments) throws IOException {
        return new String(launch(List.of(), arguments).getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static Process launch(List<String> options, String... arguments) throws IOException {
        Path root = Files.exists(JAR) ? JAR : Path.of("..").resolve(JAR);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", root.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    URI uri() {
        return uri;
    }

    /** Bytes that are resident, as Linux counts them. */
    long residentBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .sum();
    }

    /** Bytes of all files in its directory, without the journal and what is set aside for a full disk. */
    long diskBytes() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(file -> file.getFileName().toString().startsWith(STORE))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
