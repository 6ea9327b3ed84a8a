package dev.bulwark.server.cli;

import dev.bulwark.model.access.NewUser;
import dev.bulwark.model.access.User;
import dev.bulwark.server.TelemetryServer;
import dev.bulwark.server.store.WireName;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Accounts, while no server runs. */
@Command(
        name = "user",
        description = "Accounts of people",
        mixinStandardHelpOptions = true,
        subcommands = {UserCli.Create.class, UserCli.All.class, UserCli.Password.class})
final class UserCli {

    /** Makes an account and prints its password. */
    @Command(name = "create", description = "Makes an account and prints its password", mixinStandardHelpOptions = true)
    static final class Create implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Option(names = "--name", required = true, paramLabel = "NAME", description = "What the person signs in with")
        private String name = "";

        @Option(
                names = "--role",
                required = true,
                paramLabel = "ROLE",
                description = "owner, admin, engineer or viewer")
        private String role = "";

        @Option(
                names = "--tenant",
                paramLabel = "TENANT",
                description = "The only tenant whose data the person may see; may be given several times. Default: all")
        private @Nullable List<String> tenants;

        @Override
        public Integer call() {
            NewUser user = new NewUser(name, RoleOption.of(role), tenants);
            try (TelemetryServer server = options.open()) {
                Output.of(spec).println(server.users().create(user).password());
            }
            return 0;
        }
    }

    /** Prints all accounts, one a line. */
    @Command(name = "list", description = "Prints all accounts", mixinStandardHelpOptions = true)
    static final class All implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Override
        public Integer call() {
            try (TelemetryServer server = options.open()) {
                server.users().all().forEach(user -> Output.of(spec).println(line(user)));
            }
            return 0;
        }

        private static String line(User user) {
            return String.join(
                    "\t",
                    user.name(),
                    WireName.of(user.role()),
                    Output.tenants(user.tenants()),
                    user.disabled() ? "disabled" : "active");
        }
    }

    /** Gives an account a new password and prints it. */
    @Command(
            name = "password",
            description = "Gives an account a new password and prints it; ends its sessions",
            mixinStandardHelpOptions = true)
    static final class Password implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Option(names = "--name", required = true, paramLabel = "NAME", description = "Whose")
        private String name = "";

        @Override
        public Integer call() {
            try (TelemetryServer server = options.open()) {
                Output.of(spec).println(server.users().giveNewPassword(name));
            }
            return 0;
        }
    }
}
