package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.model.access.NewUser;
import dev.bulwark.model.access.Role;
import dev.bulwark.server.cli.ServerCli;
import dev.bulwark.server.config.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to the data while no server runs on it. */
class MaintenanceTest {
    private final Events events = new Events(Clock.systemUTC());
    private final List<String> sent = new ArrayList<>();
    private String password;

    @TempDir
    private Path directory;

    private Path data;

    @BeforeEach
    void fill() {
        data = directory.resolve("data");
        try (RunningServer server = start()) {
            report(server);
        }
        try (TelemetryServer server =
                TelemetryServer.open(ServerSettings.defaults().withData(data.toString()), Clock.systemUTC())) {
            password = server.users()
                    .create(new NewUser("reader", Role.VIEWER, null))
                    .password();
        }
    }

    @Test
    void aRuinedStoreIsRebuiltFromABackupAndTheJournal() throws IOException {
        assertThat(run("backup", "--to", backup().toString())).isZero();
        try (RunningServer server = start()) {
            report(server);
        }
        Files.writeString(data.resolve("bulwark.mv.db"), "ruined");

        assertThat(run("rebuild", "--from", backup().toString())).isZero();

        assertThat(run("verify")).isZero();
        try (RunningServer server = start()) {
            assertThat(stored(server)).isEqualTo(sent);
            assertThat(server.client().tryToSignIn("reader", password).status()).isEqualTo(200);
        }
    }

    @Test
    void aRestoredBackupCatchesUpAtTheNextStart() throws IOException {
        assertThat(run("backup", "--to", backup().toString())).isZero();
        try (RunningServer server = start()) {
            report(server);
        }

        assertThat(run("restore", "--from", backup().toString())).isZero();

        try (RunningServer server = start()) {
            assertThat(stored(server)).isEqualTo(sent);
        }
    }

    @Test
    void withoutABackupTheStoreIsRebuiltFromTheJournal() throws IOException {
        Files.delete(data.resolve("bulwark.mv.db"));

        assertThat(run("rebuild")).isZero();

        try (RunningServer server = start()) {
            assertThat(stored(server)).isEqualTo(sent);
        }
    }

    @Test
    void aBackupThatIsNotWholeIsRefusedAndNothingIsReplaced() throws IOException {
        assertThat(run("backup", "--to", backup().toString())).isZero();
        assertThat(run("backup", "--to", backup().toString())).as("it is there").isEqualTo(1);
        byte[] bytes = Files.readAllBytes(backup());
        bytes[bytes.length / 3] ^= 1;
        Files.write(backup(), bytes);

        assertThat(run("restore", "--from", backup().toString())).isEqualTo(1);
        assertThat(run("restore", "--from", data.resolve("redaction-salt").toString()))
                .isEqualTo(1);
        assertThat(run("restore", "--from", "no-such-file.zip")).isEqualTo(1);

        try (RunningServer server = start()) {
            assertThat(stored(server)).isEqualTo(sent);
        }
    }

    @Test
    void aChangedByteInTheJournalAndAMissingRowAreFound() throws IOException, SQLException {
        assertThat(run("verify")).isZero();
        Path segment = data.resolve("journal/000000000001.segment");
        byte[] whole = Files.readAllBytes(segment);
        byte[] changed = whole.clone();
        changed[100] ^= 1;
        Files.write(segment, changed);
        assertThat(run("verify")).as("a byte").isEqualTo(1);
        Files.write(segment, whole);
        assertThat(run("verify")).isZero();

        try (RunningServer server = start();
                Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM received_events WHERE id = '" + sent.get(0) + "'");
        }
        assertThat(run("verify")).as("a row").isEqualTo(1);
    }

    @Test
    void theStoreOfARunningServerIsNotReplaced() throws IOException {
        assertThat(run("backup", "--to", backup().toString())).isZero();
        try (RunningServer server = start()) {
            assertThat(run("rebuild")).isEqualTo(1);
            assertThat(run("restore", "--from", backup().toString())).isEqualTo(1);

            report(server);
            assertThat(stored(server)).isEqualTo(sent);
        }
    }

    private RunningServer start() {
        return RunningServer.start(data, Clock.systemUTC());
    }

    private void report(RunningServer server) {
        String token = server.ingestToken();
        for (int i = 0; i < 3; i++) {
            var violation = events.violation();
            assertThat(server.client().ingest(token, events.batch(violation)).status())
                    .isEqualTo(202);
            sent.add(violation.header().id().toString());
        }
    }

    private static List<String> stored(RunningServer server) {
        return server.stored("SELECT id FROM data_isolation_violations ORDER BY id");
    }

    private Path backup() {
        return directory.resolve("backup.zip");
    }

    private int run(String command, String... options) {
        List<String> arguments = new ArrayList<>(List.of(command, "--data", data.toString()));
        arguments.addAll(Arrays.asList(options));
        return ServerCli.run(arguments.toArray(new String[0]));
    }
}
