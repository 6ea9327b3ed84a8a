package dev.bulwark.server.cli;

import dev.bulwark.model.access.NewToken;
import dev.bulwark.model.access.Role;
import dev.bulwark.model.access.Token;
import dev.bulwark.model.access.TokenKind;
import dev.bulwark.server.TelemetryServer;
import dev.bulwark.server.store.WireName;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tokens, while no server runs. */
@Command(
        name = "token",
        description = "Tokens with which applications report and programs use the API",
        mixinStandardHelpOptions = true,
        subcommands = {TokenCli.Create.class, TokenCli.All.class, TokenCli.Revoke.class})
final class TokenCli {

    /** What the token is for. */
    static final class Purpose {
        @Option(
                names = "--app",
                required = true,
                paramLabel = "NAME",
                description = "The application that reports with it")
        private @Nullable String app;

        @Option(names = "--name", required = true, paramLabel = "NAME", description = "What uses the API with it")
        private @Nullable String name;
    }

    /** Makes a token and prints it. */
    @Command(name = "create", description = "Makes a token and prints it", mixinStandardHelpOptions = true)
    static final class Create implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @ArgGroup(multiplicity = "1")
        private Purpose purpose = new Purpose();

        @Option(names = "--role", paramLabel = "ROLE", description = "With --name: owner, admin, engineer or viewer")
        private @Nullable String role;

        @Option(
                names = "--tenant",
                paramLabel = "TENANT",
                description = "With --name: the only tenant whose data may be seen; may be given several times")
        private @Nullable List<String> tenants;

        @Option(names = "--expires", paramLabel = "TIME", description = "Such as 2027-03-01T00:00:00Z")
        private @Nullable Instant expires;

        @Override
        public Integer call() {
            boolean ingest = purpose.app != null;
            String name = Objects.requireNonNull(ingest ? purpose.app : purpose.name);
            Role known = role == null ? null : RoleOption.of(role);
            NewToken token = new NewToken(ingest ? TokenKind.INGEST : TokenKind.API, name, known, tenants, expires);
            try (TelemetryServer server = options.open()) {
                Output.of(spec).println(server.tokens().create(token).secret());
            }
            return 0;
        }
    }

    /** Prints all tokens without their secrets, one a line. */
    @Command(name = "list", description = "Prints all tokens, without their secrets", mixinStandardHelpOptions = true)
    static final class All implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Override
        public Integer call() {
            try (TelemetryServer server = options.open()) {
                server.tokens().all().forEach(token -> Output.of(spec).println(line(token)));
            }
            return 0;
        }

        private static String line(Token token) {
            Role role = token.role();
            return String.join(
                    "\t",
                    token.id().toString(),
                    WireName.of(token.kind()),
                    token.name(),
                    role == null ? "-" : WireName.of(role),
                    role == null ? "-" : Output.tenants(token.tenants()),
                    "expires " + timeOr("never", token.expiresAt()),
                    "used " + timeOr("never", token.lastUsedAt()));
        }

        private static String timeOr(String none, @Nullable Instant time) {
            return time == null ? none : time.toString();
        }
    }

    /** Ends a token. */
    @Command(name = "revoke", description = "Ends a token", mixinStandardHelpOptions = true)
    static final class Revoke implements Callable<Integer> {
        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Option(names = "--id", required = true, paramLabel = "ID", description = "As token list prints it")
        private @Nullable UUID id;

        @Override
        public Integer call() {
            try (TelemetryServer server = options.open()) {
                server.tokens().revoke(Objects.requireNonNull(id));
            }
            return 0;
        }
    }
}
