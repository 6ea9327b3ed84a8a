package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.model.access.Role;
import dev.bulwark.server.cli.ServerCli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup of a server that runs, on either store. */
@Tag("store")
class OnlineBackupTest {
    private final Events events = new Events(Clock.systemUTC());
    private final List<String> sent = new ArrayList<>();

    @TempDir
    private Path directory;

    @Test
    void aBackupOfTheRunningServerAndTheJournalSinceThenGiveEverythingBack() throws Exception {
        Path data = directory.resolve("data");
        Path backup = directory.resolve("backup.zip");
        String password;
        try (RunningServer server = RunningServer.start(data, Clock.systemUTC())) {
            report(server);
            password = signUp(server);
            assertThat(backUp(server, backup, server.apiToken(Role.ADMIN)))
                    .as("not an owner")
                    .isEqualTo(1);
            assertThat(backup).doesNotExist();

            assertThat(backUp(server, backup, server.apiToken(Role.OWNER))).isZero();
            assertThat(server.stored("SELECT COUNT(*) FROM audit_log WHERE action = 'backup taken'"))
                    .containsExactly("1");
            assertThat(Files.list(data)).noneMatch(file -> file.toString().endsWith(".part"));
            report(server);
        }

        assertThat(ServerCli.run("restore", "--from", backup.toString(), "--config", settings(data)))
                .isZero();

        try (RunningServer server = RunningServer.start(data, Clock.systemUTC())) {
            assertThat(server.stored("SELECT id FROM data_isolation_violations ORDER BY id"))
                    .isEqualTo(sent);
            assertThat(server.client().tryToSignIn("reader", password).status()).isEqualTo(200);
            report(server);
        }
        assertThat(ServerCli.run("verify", "--config", settings(data))).isZero();
    }

    private static String signUp(RunningServer server) {
        String owner = server.client().signIn("owner", server.ownerPassword()).token();
        return server.client()
                .post("/api/v1/admin/users", owner, "{\"name\":\"reader\",\"role\":\"viewer\"}")
                .json()
                .path("password")
                .asText();
    }

    private static int backUp(RunningServer server, Path to, String token) throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of("BULWARK_TOKEN", token));
        try (ServerProcess process = ServerProcess.launch(
                environment, "backup", "--server", server.uri().toString(), "--to", to.toString())) {
            return process.exitStatus();
        }
    }

    /** A settings file with the data directory and its store. */
    private String settings(Path data) throws IOException {
        String store = TestStore.isShared()
                ? "store:\n  url: \"" + TestStore.of(data).url() + "\"\n  user: "
                        + TestStore.of(data).user() + "\n"
                : "";
        return Files.writeString(directory.resolve("settings.yaml"), "data: \"" + data + "\"\n" + store)
                .toString();
    }

    private void report(RunningServer server) {
        String token = server.ingestToken();
        for (int i = 0; i < 3; i++) {
            var violation = events.violation();
            assertThat(server.client()
                            .ingest(token, events.batch(violation, events.summary("GET /b", 0, 1_000)))
                            .status())
                    .isEqualTo(202);
            sent.add(violation.header().id().toString());
        }
    }
}
