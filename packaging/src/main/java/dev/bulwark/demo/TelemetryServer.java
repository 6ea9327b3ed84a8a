package dev.bulwark.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The telemetry server as a process on this machine, with a data folder that outlives it. */
public final class TelemetryServer implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("^ready (http://\\S+)");
    private static final Pattern OWNER_PASSWORD = Pattern.compile("^owner password: (\\S+)$");
    private static final Pattern SECRET_ONLY = Pattern.compile("^(\\S+)$");
    private static final Duration START = Duration.ofSeconds(60);

    private final Program program;
    private final URI address;

    private TelemetryServer(Program program, URI address) {
        this.program = program;
        this.address = address;
    }

    /**
     * Starts it and waits until it accepts.
     *
     * @param port 0 for any free one
     */
    public static TelemetryServer start(Programs programs, Path data, int port, Consumer<String> listener) {
        Program program = Program.start(
                "server",
                programs.server(),
                List.of("serve", "--data", data.toString(), "--port", String.valueOf(port)),
                Map.of(),
                listener);
        return new TelemetryServer(program, URI.create(program.await(READY, START)));
    }

    /** Creates a token with which an application may report, while no server runs on the data folder. */
    public static String createToken(Programs programs, Path data, String app) {
        return secret(programs, List.of("token", "create", "--data", data.toString(), "--app", app));
    }

    /** Creates a user while no server runs on the data folder; answers the one-time password. */
    public static String createUser(Programs programs, Path data, String name, String role) {
        return secret(programs, List.of("user", "create", "--data", data.toString(), "--name", name, "--role", role));
    }

    private static String secret(Programs programs, List<String> command) {
        try (Program program =
                Program.start(String.join(" ", command.subList(0, 2)), programs.server(), command, Map.of(), l -> {})) {
            String secret = program.await(SECRET_ONLY, START);
            program.awaitEnd(START);
            return secret;
        }
    }

    /** The password of the account that the first start on an empty data folder creates and prints once. */
    public String ownerPassword() {
        return program.await(OWNER_PASSWORD, START);
    }

    public URI address() {
        return address;
    }

    public int port() {
        return address.getPort();
    }

    /** Ends it at once, as a power failure would. */
    public void kill() {
        program.kill();
    }

    public boolean isRunning() {
        return program.isRunning();
    }

    @Override
    public void close() {
        program.close();
    }
}
