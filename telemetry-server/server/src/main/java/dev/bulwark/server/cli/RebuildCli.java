package dev.bulwark.server.cli;

import dev.bulwark.server.TelemetryServer;
import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.maintenance.Replacement;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the store anew from the journal, while no server runs. */
@Command(
        name = "rebuild",
        description = "Makes the store anew from a backup, or from nothing, and the journal",
        mixinStandardHelpOptions = true)
final class RebuildCli implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "A backup to begin with; without one, accounts, tokens, policies and notes begin anew")
    private @Nullable Path from;

    @Override
    public Integer call() throws IOException {
        ServerSettings settings = options.settings();
        PrintWriter out = Output.of(spec);
        Replacement replacement = new Replacement(settings.store(), Path.of(settings.data()), settings.journal());
        if (from == null) {
            replacement.byNothing(out::println);
        } else {
            replacement.by(from, out::println);
        }
        try (TelemetryServer server = TelemetryServer.open(settings, Clock.systemUTC())) {
            server.replay(line -> {
                out.println(line);
                out.flush();
            });
        }
        out.println("rebuilt");
        return 0;
    }
}
