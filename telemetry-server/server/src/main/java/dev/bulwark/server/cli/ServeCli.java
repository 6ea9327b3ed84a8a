package dev.bulwark.server.cli;

import dev.bulwark.server.TelemetryServer;
import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.logging.ServerLog;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server until it is told to stop. */
@Command(name = "serve", description = "Runs the server", mixinStandardHelpOptions = true)
final class ServeCli implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Option(names = "--port", paramLabel = "PORT", description = "Default: 8417; 0 picks a free one")
    private @Nullable Integer port;

    @Override
    public Integer call() throws InterruptedException {
        ServerSettings settings = settings();
        ServerLog.use(settings.log());
        TelemetryServer server = TelemetryServer.open(settings, Clock.systemUTC());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            stopped.countDown();
                        },
                        "shutdown"));
        announce(server, settings);
        stopped.await();
        return 0;
    }

    private ServerSettings settings() {
        ServerSettings settings = options.settings();
        return port == null ? settings : settings.withPort(port);
    }

    private void announce(TelemetryServer server, ServerSettings settings) {
        PrintWriter out = Output.of(spec);
        server.users().createOwnerIfNone().ifPresent(password -> out.println("owner password: " + password));
        out.flush();
        server.start(settings.http().port());
        server.certificate().ifPresent(fingerprint -> out.println("certificate " + fingerprint));
        out.println("ready " + server.uri());
        out.flush();
    }
}
