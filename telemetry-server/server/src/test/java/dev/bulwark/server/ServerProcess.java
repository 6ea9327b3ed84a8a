package dev.bulwark.server;

import dev.bulwark.server.cli.ServerMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, as it runs in production. */
final class ServerProcess implements AutoCloseable {
    private static final String READY = "ready ";

    private final Process process;
    private final List<String> printed = new ArrayList<>();

    private ServerProcess(Process process) {
        this.process = process;
    }

    static ServerProcess launch(String... arguments) throws IOException {
        return launch(Map.of(), arguments);
    }

    static ServerProcess launch(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ServerMain.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        return new ServerProcess(builder.start());
    }

    /** Serves, and has said that it accepts. */
    static ServerProcess serve(Path data) throws IOException {
        ServerProcess server = launch(TestStore.environment(data), "serve", "--data", data.toString(), "--port", "0");
        BufferedReader out = server.process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            server.printed.add(line);
            if (line.startsWith(READY)) {
                return server;
            }
        }
        throw new IllegalStateException("the server ended: " + server.printed);
    }

    URI uri() {
        return URI.create(printed.get(printed.size() - 1).substring(READY.length()));
    }

    /** What it printed up to the line that says that it is ready. */
    List<String> printed() {
        return printed;
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; returns whether it ended within so many seconds. */
    boolean terminate(int seconds) throws InterruptedException {
        process.destroy();
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    /** Waits for a command that ends by itself. */
    int exitStatus() throws InterruptedException {
        return process.waitFor();
    }

    String output() throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
