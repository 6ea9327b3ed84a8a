package dev.bulwark.system;

import dev.bulwark.demo.Programs;
import dev.bulwark.demo.SampleApplication;
import dev.bulwark.demo.TelemetryServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A telemetry server and sample applications that report to it, each a process of its own, in a folder of the test's. */
final class Deployment implements AutoCloseable {
    static final Programs PROGRAMS = new Programs(Path.of(System.getProperty("bulwark.root")));
    static final String ENGINEER = "ana";
    private static final String ADMINISTRATOR = "ada";

    private final Path folder;
    private final String token;
    private final String password;
    private final String administratorsPassword;
    private TelemetryServer server;

    Deployment(Path folder) {
        this(folder, "meetings");
    }

    /** For an application of that name, which may be none of ours. */
    Deployment(Path folder, String app) {
        this.folder = folder;
        this.token = TelemetryServer.createToken(PROGRAMS, data(), app);
        this.password = TelemetryServer.createUser(PROGRAMS, data(), ENGINEER, "engineer");
        this.administratorsPassword = TelemetryServer.createUser(PROGRAMS, data(), ADMINISTRATOR, "admin");
        this.server = startServer(0);
    }

    URI server() {
        return server.address();
    }

    /** With which the application reports. */
    String token() {
        return token;
    }

    String password() {
        return password;
    }

    ServerApi api() {
        return ServerApi.signIn(server(), ENGINEER, password);
    }

    ServerApi administrator() {
        return ServerApi.signIn(server(), ADMINISTRATOR, administratorsPassword);
    }

    /** Starts the sample application on the same organizations each time. */
    SampleApplication application(String... options) {
        List<String> reporting = List.of(
                "--accounts",
                "--seed",
                "1",
                "--server",
                server().toString(),
                "--spool",
                folder.resolve("spool").toString());
        return SampleApplication.start(
                PROGRAMS, Stream.concat(reporting.stream(), Stream.of(options)).toList(), token, line -> {});
    }

    /** Ends the server as a power failure would. */
    void killServer() {
        server.kill();
    }

    /** Starts the server again where it was. */
    void restartServer() {
        server = startServer(server.port());
    }

    private TelemetryServer startServer(int port) {
        return TelemetryServer.start(PROGRAMS, data(), port, line -> {});
    }

    private Path data() {
        return folder.resolve("data");
    }

    @Override
    public void close() {
        server.close();
    }
}
