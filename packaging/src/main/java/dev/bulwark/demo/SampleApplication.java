package dev.bulwark.demo;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The sample application as a process on this machine. */
public final class SampleApplication implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("^ready (http://\\S+)");
    private static final Duration START = Duration.ofSeconds(60);

    private final Program program;
    private final URI address;

    private SampleApplication(Program program, URI address) {
        this.program = program;
        this.address = address;
    }

    /**
     * Starts it on any free port and waits until it accepts.
     *
     * @param options its command line without {@code --port}
     * @param token with which it reports; handed over by the environment
     */
    public static SampleApplication start(
            Programs programs, List<String> options, String token, Consumer<String> listener) {
        List<String> arguments = new ArrayList<>(List.of("--port", "0"));
        arguments.addAll(options);
        Program program =
                Program.start("sample-app", programs.sampleApp(), arguments, Map.of("BULWARK_TOKEN", token), listener);
        return new SampleApplication(program, URI.create(program.await(READY, START)));
    }

    public URI address() {
        return address;
    }

    /** All that it printed so far. */
    public String output() {
        return program.output();
    }

    /** Waits until it ends by itself and answers its exit status. */
    public int awaitEnd(Duration timeout) {
        return program.awaitEnd(timeout);
    }

    @Override
    public void close() {
        program.close();
    }
}
