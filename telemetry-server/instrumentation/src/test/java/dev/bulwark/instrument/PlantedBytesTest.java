package dev.bulwark.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.instrument.logs.JulHandler;
import dev.bulwark.instrument.testkit.MonitoredApp;
import dev.bulwark.instrument.testkit.RawServer;
import dev.bulwark.model.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand secrets pass through requests, statements, logs, failures and the client API of an application: none is in a
 * byte of what it sends or spools.
 */
class PlantedBytesTest {
    private static final int PLANTED = 10_000;
    private static final List<String> KEYS =
            List.of("password", "access_token", "refreshToken", "client-secret", "api_key", "X-Api-Key", "csrf_token");
    private static final int LETTERS = 14;

    @TempDir
    Path folder;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Set<String> planted = new HashSet<>();
    private final ConcurrentLinkedQueue<byte[]> sent = new ConcurrentLinkedQueue<>();
    private volatile boolean taking;
    private MonitoredApp app;
    private DataSource database;

    @Test
    void noneIsInAByteThatLeaves() throws Exception {
        System.out.println("seed " + seed);
        try (RawServer server = new RawServer((in, out) -> {
            sent.add(RawServer.readRequest(in));
            RawServer.answer(
                    out, taking ? 202 : 503, "", taking ? "{\"accepted\":1,\"duplicates\":0,\"rejected\":[]}" : "");
        })) {
            runWith(server, PLANTED / 2);
            assertNothingIn(spooled(), 1);
            taking = true;
            sent.clear();
            runWith(server, PLANTED);
            Awaitility.await().until(() -> !sent.isEmpty());
            assertNothingIn(List.copyOf(sent), 100_000);
        }
    }

    private void runWith(RawServer server, int until) throws Exception {
        app = MonitoredApp.onJetty(
                folder,
                settings -> settings.server(server.address())
                        .slowStatement(Duration.ofNanos(1))
                        .flushInterval(Duration.ofMillis(100)));
        try {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            database = app.bulwark().watch(h2, "main");
            try (Connection connection = h2.getConnection()) {
                connection.createStatement().execute("CREATE TABLE users(id INT, password VARCHAR, note VARCHAR)");
            }
            while (planted.size() < until) {
                ask();
            }
        } finally {
            app.close();
        }
    }

    private void ask() throws IOException {
        String path = "/work/" + seen() + "?" + named("%s=%s") + "&to=" + mail();
        app.open(
                        path,
                        "7",
                        (request, response) -> {
                            statements();
                            logs();
                            clientApi();
                            failNowAndThen();
                        },
                        "Authorization",
                        "Bearer " + secret(),
                        "Cookie",
                        "sid=" + secret(),
                        "User-Agent",
                        "test " + named("%s=%s"),
                        "X-Request-Id",
                        "r" + random.nextInt(1000))
                .body()
                .readAllBytes();
    }

    /** Not always: the container writes each into the log of the test. */
    private void failNowAndThen() {
        if (random.nextInt(20) == 0) {
            throw failure();
        }
        app.bulwark().logs().exception(null, failure());
    }

    private void statements() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement prepared =
                        connection.prepareStatement("UPDATE users SET password = ?, note = ? WHERE id = 1")) {
            statement.execute("SELECT note FROM users WHERE password = '" + secret() + "' AND note = '" + mail() + "'");
            statement.execute("INSERT INTO users(id, password) VALUES (1, '" + secret() + "')");
            prepared.setString(1, secret());
            prepared.setString(2, mail());
            prepared.execute();
            statement.execute("SELECT * FROM missing WHERE password = '" + secret() + "'");
        } catch (SQLException e) {
            app.bulwark().logs().exception(null, e);
        }
    }

    private void logs() {
        JulHandler handler = new JulHandler();
        LogRecord record = new LogRecord(Level.WARNING, named("sign-in with %s={0} and ") + named("%s: %s") + " {1}");
        record.setLoggerName("shop." + random.nextInt());
        record.setParameters(new Object[] {secret(), mail()});
        record.setThrown(failure());
        handler.publish(record);
        handler.publish(new LogRecord(Level.INFO, "{\"a\":1," + named("\"%s\":\"%s\"") + "} of " + seen()));
    }

    private void clientApi() {
        Bulwark bulwark = app.bulwark();
        Map<String, Object> values = Map.of(key(), secret(), "note", named("%s=%s"), "who", mail());
        bulwark.failedOperation("mail", named("send %s=%s"), failure(), values, Severity.WARNING);
        bulwark.activity("sign-in", named("%s=%s"), "user", mail(), values);
        bulwark.audit("user.changed")
                .on("user", mail())
                .change(values, Map.of(key(), secret()))
                .error(failure());
        bulwark.external("pay " + named("%s=%s")).called(named("GET /x?%s=%s"), Duration.ofMillis(1), failure());
        bulwark.external("hook").webhookReceived(named("%s=%s"));
        bulwark.job(named("import %s=%s")).heartbeat();
        bulwark.metrics().count(named("%s=%s"));
        bulwark.crossTenant(named("report for %s=%s"), () -> 1);
    }

    private RuntimeException failure() {
        RuntimeException cause = new IllegalArgumentException("refused " + named("%s='%s'") + " of " + mail());
        RuntimeException failure = new IllegalStateException(named("{\"%s\":\"%s\"}") + " " + seen(), cause);
        failure.addSuppressed(new IOException("no way to postgres://bob:" + secret() + "@db/x"));
        return failure;
    }

    private String named(String form) {
        return form.indexOf("%s") == form.lastIndexOf("%s")
                ? String.format(form, key())
                : String.format(form, key(), secret());
    }

    private String key() {
        return KEYS.get(random.nextInt(KEYS.size()));
    }

    private String mail() {
        return secret() + "@example.com";
    }

    private String seen() {
        return random.nextBoolean() ? "ghp_" + secret() + secret() : "sk_live_" + secret();
    }

    /** Fourteen letters and digits that are nowhere else. */
    private synchronized String secret() {
        StringBuilder secret = new StringBuilder("q7Z");
        while (secret.length() < LETTERS) {
            secret.append("abcdefghijkmnpqrstuvwxyzABCDEFGHJK23456789".charAt(random.nextInt(42)));
        }
        planted.add(secret.toString());
        return secret.toString();
    }

    private List<byte[]> spooled() throws IOException {
        List<byte[]> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.add(Files.readAllBytes(path));
            }
        }
        return files;
    }

    /** Secrets begin alike, so that each place where one may be is looked up, in the text and in what base64 hides. */
    private void assertNothingIn(List<byte[]> contents, int least) throws IOException {
        long characters = 0;
        for (byte[] content : contents) {
            String text = unpacked(content);
            characters += text.length();
            for (int at = text.indexOf("q7Z"); at >= 0; at = text.indexOf("q7Z", at + 1)) {
                String found = text.substring(at, Math.min(text.length(), at + LETTERS));
                String around = text.substring(Math.max(0, at - 120), Math.min(text.length(), at + 60));
                assertThat(planted.contains(found))
                        .as("seed %s: %s", seed, around)
                        .isFalse();
            }
            String encoded = Base64.getEncoder().encodeToString("q7Z".getBytes(StandardCharsets.US_ASCII));
            assertThat(text).as("seed %s", seed).doesNotContain(encoded);
        }
        assertThat(characters).isGreaterThan(least);
    }

    private static String unpacked(byte[] content) throws IOException {
        for (int from = 0; from + 1 < content.length; from++) {
            if ((content[from] & 0xff) == 0x1f && (content[from + 1] & 0xff) == 0x8b) {
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                all.write(content, 0, from);
                try (GZIPInputStream body =
                        new GZIPInputStream(new ByteArrayInputStream(content, from, content.length - from))) {
                    body.transferTo(all);
                }
                return all.toString(StandardCharsets.UTF_8);
            }
        }
        return new String(content, StandardCharsets.UTF_8);
    }
}
