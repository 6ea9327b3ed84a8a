package dev.bulwark.server.cli;

import dev.bulwark.model.access.Role;
import dev.bulwark.server.TelemetryServer;
import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.store.WireName;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Accounts, while no server runs. */
@Command(
        name = "user",
        description = "Accounts of people",
        mixinStandardHelpOptions = true,
        subcommands = UserCli.Create.class)
final class UserCli {

    /** Makes an account and prints its password. */
    @Command(name = "create", description = "Makes an account and prints its password", mixinStandardHelpOptions = true)
    static final class Create implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Option(names = "--data", paramLabel = "DIR", defaultValue = "bulwark-data", description = "Where the data is")
        private String data = "";

        @Option(names = "--name", required = true, paramLabel = "NAME", description = "What the person signs in with")
        private String name = "";

        @Option(
                names = "--role",
                required = true,
                paramLabel = "ROLE",
                description = "owner, admin, engineer or viewer")
        private String role = "";

        @Override
        public Integer call() {
            Role known = WireName.parse(Role.class, role)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "--role must be owner, admin, engineer or viewer, not " + role));
            try (TelemetryServer server =
                    TelemetryServer.open(ServerSettings.defaults().withData(data), Clock.systemUTC())) {
                Output.of(spec).println(server.accounts().createUser(name, known));
            }
            return 0;
        }
    }
}
