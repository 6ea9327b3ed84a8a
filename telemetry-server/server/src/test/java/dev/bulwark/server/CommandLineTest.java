package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.model.access.Role;
import dev.bulwark.server.cli.ServerCli;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    @TempDir
    private Path data;

    @Test
    void accountsAndTokensAreMadeWithoutAServerAndWorkOnceItRuns() throws Exception {
        String password = output("user", "create", "--name", "ada", "--role", "engineer");
        String token = output("token", "create", "--app", "meetings");

        assertThat(password).matches("[A-Za-z0-9_-]{20}");
        assertThat(token).matches("bwi_[A-Za-z0-9_-]{49}");
        try (ServerProcess server = ServerProcess.serve(data)) {
            Client client = new Client(server.uri());
            Events events = new Events(Clock.systemUTC());
            assertThat(server.printed()).last().asString().startsWith("ready http://127.0.0.1:");
            assertThat(client.signIn("ada", password).account().role()).isEqualTo(Role.ENGINEER);
            assertThat(client.ingest(token, events.batch(events.violation())).status())
                    .isEqualTo(202);

            assertThat(ServerCli.run("token", "create", "--data", data.toString(), "--app", "x"))
                    .as("while a server runs")
                    .isEqualTo(1);
            assertThat(server.terminate(10)).isTrue();
        }
    }

    @Test
    void accountsAndTokensAreListedAndEndedWithoutAServer() throws Exception {
        output("user", "create", "--name", "vera", "--role", "viewer", "--tenant", "t-1", "--tenant", "t-2");
        assertThat(output("user", "list")).isEqualTo("vera\tviewer\tt-1,t-2\tactive");

        assertThat(ServerCli.run(withData("token", "create", "--name", "nightly", "--role", "viewer")))
                .isZero();
        String token = output("token", "list");
        assertThat(token)
                .contains("\tapi\tnightly\tviewer\tall tenants\texpires ")
                .endsWith("\tused never");
        assertThat(ServerCli.run(withData("token", "revoke", "--id", token.substring(0, token.indexOf('\t')))))
                .isZero();
        assertThat(ServerCli.run(withData("token", "revoke", "--id", token.substring(0, token.indexOf('\t')))))
                .isEqualTo(1);
        assertThat(ServerCli.run(withData("user", "password", "--name", "vera")))
                .isZero();
    }

    @Test
    void theAuditLogIsVerifiedWithoutAServer() throws SQLException {
        ServerCli.run(withData("token", "create", "--app", "meetings"));
        ServerCli.run(withData("token", "create", "--app", "shop"));
        assertThat(ServerCli.run(withData("audit", "verify"))).isZero();
        assertThat(ServerCli.run(withData("audit", "verify", "--head", "3:" + "0".repeat(64))))
                .as("a head of which the log holds nothing")
                .isEqualTo(1);
        assertThat(ServerCli.run(withData("audit", "verify", "--head", "3"))).isEqualTo(1);

        String url = "jdbc:h2:file:" + data.resolve("bulwark") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
        try (Connection connection = DriverManager.getConnection(url, "bulwark", "");
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE audit_log SET user_id = 'somebody else' WHERE chain_sequence = 1");
        }
        assertThat(ServerCli.run(withData("audit", "verify"))).isEqualTo(1);
    }

    @Test
    void aFirstStartPrintsTheOwnersPasswordOnceAndThenThatItIsReady() throws Exception {
        try (ServerProcess server = ServerProcess.serve(data)) {
            assertThat(server.printed()).hasSize(2);
            String password = server.printed().get(0).substring("owner password: ".length());
            assertThat(new Client(server.uri())
                            .signIn("owner", password)
                            .account()
                            .role())
                    .isEqualTo(Role.OWNER);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2, ",
        "2, serve --prot 1",
        "2, serve --port high",
        "2, user create --name ada",
        "1, user create --name ada --role king",
        "1, user create --name -bad --role viewer",
        "1, user create --name ada --role admin --tenant t-1",
        "1, user password --name nobody",
        "1, audit verify",
        "1, token create --app x --role viewer",
        "2, token create",
        "2, token create --app x --name y",
        "2, token revoke --id x",
        "1, serve --config no-such-file.yaml",
        "1, serve --port 99999",
        "2, export",
        "1, export --kind nothing",
        "1, export --kind log --format xml",
        "2, export --kind log --from yesterday",
        "0, --help"
    })
    void whatIsNotUnderstoodEndsWithAStatus(int status, String arguments) {
        String[] given = arguments == null ? new String[0] : arguments.split(" ");

        assertThat(ServerCli.run(withData(given))).isEqualTo(status);
    }

    @Test
    void anUnknownKeyInTheSettingsStopsTheStart() throws IOException {
        Path settings = Files.writeString(data.resolve("settings.yaml"), "http:\n  prot: 1\n");

        assertThat(ServerCli.run("serve", "--config", settings.toString())).isEqualTo(1);
    }

    @Test
    void aPortThatIsInUseEndsTheStart() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            try (ServerProcess process = ServerProcess.launch(withData("serve", "--port", port))) {
                assertThat(process.output()).doesNotContain("ready");
                assertThat(process.exitStatus()).isEqualTo(1);
            }
        }
    }

    private String output(String... arguments) throws IOException, InterruptedException {
        try (ServerProcess process = ServerProcess.launch(withData(arguments))) {
            String output = process.output();
            assertThat(process.exitStatus()).isZero();
            return output.strip();
        }
    }

    private String[] withData(String... arguments) {
        if (arguments.length == 0 || arguments[0].startsWith("-")) {
            return arguments;
        }
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = data.toString();
        return all;
    }
}
