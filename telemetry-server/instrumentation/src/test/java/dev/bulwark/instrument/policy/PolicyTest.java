package dev.bulwark.instrument.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulwark.instrument.BulwarkSettings;
import dev.bulwark.instrument.jdbc.StatementBlockedException;
import dev.bulwark.instrument.testkit.MonitoredApp;
import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.CrossTenantEvent;
import dev.bulwark.model.ingest.StatementSummaryEvent;
import dev.bulwark.model.ingest.ViolationEvent;
import dev.bulwark.model.isolation.IsolationPolicy;
import dev.bulwark.model.isolation.Mode;
import dev.bulwark.model.isolation.PolicyException;
import dev.bulwark.model.isolation.VerdictKind;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server says about unsafe statements, while an application runs. */
class PolicyTest {
    private static final String ALL_TEAMS = "SELECT name FROM teams";

    /** The discard service's port, where nobody listens. */
    private static final URI NOBODY = URI.create("http://127.0.0.1:9");

    @TempDir
    private Path folder;

    private final JdbcDataSource database = new JdbcDataSource();
    private MonitoredApp app;
    private DataSource watched;

    @BeforeEach
    void start() throws SQLException {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE teams(id BIGINT PRIMARY KEY, organization_id BIGINT, name VARCHAR)");
        }
        startApplication();
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void blockingIsSwitchedOnAndOffWhileTheApplicationRuns() throws Exception {
        runs(ALL_TEAMS);

        say(new IsolationPolicy(1, Mode.BLOCK_CRITICAL, List.of()));
        isBlocked(ALL_TEAMS);
        say(new IsolationPolicy(2, Mode.OBSERVE, List.of()));
        runs(ALL_TEAMS);

        assertThat(app.await(ViolationEvent.class, 3))
                .extracting(ViolationEvent::blocked)
                .containsExactlyInAnyOrder(false, true, false);
    }

    @Test
    void anIdleApplicationHearsOfItWithinSeconds() {
        app.ingest().say(new IsolationPolicy(1, Mode.BLOCK_CRITICAL, List.of()));
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> isBlocked(ALL_TEAMS));
    }

    @Test
    void aServerThatSaysNothingLeavesItToTheSettings() throws Exception {
        say(new IsolationPolicy(1, Mode.BLOCK_CRITICAL, List.of()));
        isBlocked(ALL_TEAMS);
        say(null);
        runs(ALL_TEAMS);
    }

    @Test
    void theLastWordOutlivesARestartWhileTheServerIsAway() throws Exception {
        say(new IsolationPolicy(1, Mode.BLOCK_CRITICAL, List.of()));
        app.close();
        startApplication(settings -> settings.server(NOBODY));
        isBlocked(ALL_TEAMS);
    }

    @Test
    void aBrokenFileOfTheLastWordLeavesItToTheSettings() throws Exception {
        app.close();
        Files.writeString(folder.resolve("policy.json"), "{\"mode\":");
        startApplication();
        runs(ALL_TEAMS);
    }

    @Test
    void whatWouldHaveBeenBlockedIsSaid() throws Exception {
        runs(ALL_TEAMS);
        assertThat(app.await(ViolationEvent.class, 1).get(0).details()).containsEntry("wouldBlock", "block_critical");
    }

    @Test
    void anExceptionLetsItsStatementThroughUntilItExpiresAndNoOther() throws Exception {
        runs(ALL_TEAMS);
        String hash = app.await(ViolationEvent.class, 1).get(0).queryHash();

        say(policyWith(
                new PolicyException(hash, "ada", "reviewed", Instant.now().plus(Duration.ofHours(1)))));
        runs(ALL_TEAMS);
        isBlocked("SELECT id FROM teams");
        say(policyWith(
                new PolicyException(hash, "ada", "reviewed", Instant.now().minusSeconds(1))));
        isBlocked(ALL_TEAMS);

        assertThat(app.await(ViolationEvent.class, 3)).hasSize(3);
        assertThat(app.await(CrossTenantEvent.class, 1))
                .allSatisfy(use -> assertThat(use.reason()).isEqualTo("exception of ada: reviewed"));
        Awaitility.await().untilAsserted(() -> assertThat(executions()).isEqualTo(2));
        assertThat(app.ingest().events(StatementSummaryEvent.class).stream()
                        .mapToLong(StatementSummaryEvent::wouldBlock)
                        .sum())
                .as("an exception is meant to run in every mode")
                .isEqualTo(1);
    }

    private long executions() {
        return app.ingest().events(StatementSummaryEvent.class).stream()
                .filter(summary -> summary.verdict() == VerdictKind.MISSING_FILTER)
                .mapToLong(StatementSummaryEvent::count)
                .sum();
    }

    private static IsolationPolicy policyWith(PolicyException exception) {
        return new IsolationPolicy(1, Mode.BLOCK_CRITICAL, List.of(exception));
    }

    private void startApplication() {
        startApplication(UnaryOperator.identity());
    }

    private void startApplication(UnaryOperator<BulwarkSettings.Builder> more) {
        app = MonitoredApp.onJetty(folder, settings -> more.apply(settings.schemaWait(Duration.ofSeconds(10))));
        watched = app.bulwark().watch(database, "main");
    }

    /** Says it, and waits until the application has heard it. */
    private void say(IsolationPolicy policy) {
        app.ingest().say(policy);
        int before = app.ingest().events(ActivityEvent.class).size();
        app.bulwark().activity("test", "something to send", null, null, Map.of());
        app.await(ActivityEvent.class, before + 1);
        app.bulwark().activity("test", "the answer before was heard", null, null, Map.of());
        app.await(ActivityEvent.class, before + 2);
    }

    private void runs(String sql) throws Exception {
        app.within("7", () -> query(sql));
    }

    private void isBlocked(String sql) throws Exception {
        app.within("7", () -> assertThatThrownBy(() -> query(sql)).isInstanceOf(StatementBlockedException.class));
    }

    private void query(String sql) throws SQLException {
        try (Connection connection = watched.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeQuery(sql).close();
        }
    }
}
