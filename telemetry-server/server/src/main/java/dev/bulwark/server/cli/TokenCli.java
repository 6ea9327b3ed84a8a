package dev.bulwark.server.cli;

import dev.bulwark.server.TelemetryServer;
import dev.bulwark.server.config.ServerSettings;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Ingest tokens, while no server runs. */
@Command(
        name = "token",
        description = "Tokens with which applications report",
        mixinStandardHelpOptions = true,
        subcommands = TokenCli.Create.class)
final class TokenCli {

    /** Makes a token and prints it. */
    @Command(name = "create", description = "Makes an ingest token and prints it", mixinStandardHelpOptions = true)
    static final class Create implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Option(names = "--data", paramLabel = "DIR", defaultValue = "bulwark-data", description = "Where the data is")
        private String data = "";

        @Option(names = "--app", required = true, paramLabel = "NAME", description = "The application it is for")
        private String app = "";

        @Override
        public Integer call() {
            try (TelemetryServer server =
                    TelemetryServer.open(ServerSettings.defaults().withData(data), Clock.systemUTC())) {
                Output.of(spec).println(server.accounts().createIngestToken(app));
            }
            return 0;
        }
    }
}
