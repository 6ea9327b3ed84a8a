package dev.bulwark.instrument.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.bulwark.instrument.BulwarkSettings;
import dev.bulwark.instrument.Caller;
import dev.bulwark.instrument.testkit.MonitoredApp;
import dev.bulwark.model.Severity;
import dev.bulwark.model.ingest.GaugeEvent;
import dev.bulwark.model.ingest.Gauges;
import dev.bulwark.model.ingest.SlowQueryEvent;
import dev.bulwark.model.ingest.ViolationEvent;
import dev.bulwark.model.isolation.Mode;
import dev.bulwark.model.isolation.ViolationType;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of statements on a real database, within requests of a real container. */
class StatementJudgementTest {
    private static final String ALL_TEAMS = "SELECT name FROM teams";
    private static final String OWN_TEAMS = "SELECT name FROM teams WHERE organization_id = ?";

    @TempDir
    Path folder;

    private final String url = "h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private MonitoredApp app;
    private HikariDataSource pool;
    private DataSource watched;

    @BeforeEach
    void createTables() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:" + url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE organizations(id BIGINT PRIMARY KEY, name VARCHAR)");
            statement.execute(
                    "CREATE TABLE teams(id BIGINT PRIMARY KEY, organization_id BIGINT NOT NULL, name VARCHAR)");
            statement.execute("CREATE TABLE currencies(code VARCHAR PRIMARY KEY)");
            statement.execute("INSERT INTO organizations VALUES (7, 'seven'), (8, 'eight')");
            statement.execute("INSERT INTO teams VALUES (1, 7, 'a'), (2, 8, 'b')");
            statement.execute("CREATE ALIAS SLEEP FOR 'java.lang.Thread.sleep(long)'");
        }
    }

    @AfterEach
    void stop() {
        if (pool != null) {
            pool.close();
        }
        if (app != null) {
            app.close();
        }
    }

    @Test
    void confinedAndSharedStatementsRunUnremarked() throws Exception {
        startWith(Mode.BLOCK_UNDECIDED);
        app.within("7", () -> {
            assertThat(names(OWN_TEAMS, 7L)).isEqualTo(1);
            assertThat(names("SELECT code FROM currencies")).isZero();
            assertThat(names("SELECT name FROM organizations WHERE id = ?", "7"))
                    .isEqualTo(1);
        });
        assertThat(violationsAfterFlush()).isZero();
    }

    @Test
    void aCallerThatIsNullIsNobody() throws Exception {
        startWith(Mode.BLOCK_UNDECIDED);
        app.within("7", () -> {
            app.bulwark().identify(null);
            assertNobodyReadsTenantsRows();
        });
        app.bulwark().<Void, Exception>runAs(null, () -> {
            assertNobodyReadsTenantsRows();
            return null;
        });
        assertThat(app.await(ViolationEvent.class, 2))
                .extracting(ViolationEvent::violationType)
                .containsOnly(ViolationType.NO_TENANT_CONTEXT);
    }

    private void assertNobodyReadsTenantsRows() throws SQLException {
        assertThat(names("SELECT code FROM currencies")).isZero();
        assertThatThrownBy(() -> names(OWN_TEAMS, 7L)).isInstanceOf(StatementBlockedException.class);
    }

    @Test
    void whatCannotBeJudgedForTroubleOfOurOwnIsUndecidable() throws Exception {
        startWith(Mode.BLOCK_UNDECIDED);
        app.within("7", () -> {
            try (Connection connection = watched.getConnection();
                    PreparedStatement statement = connection.prepareStatement(OWN_TEAMS)) {
                statement.setObject(1, new Spiteful());
                assertThatThrownBy(statement::executeQuery).isInstanceOf(StatementBlockedException.class);
            }
        });
        assertThat(app.await(ViolationEvent.class, 1)).singleElement().satisfies(violation -> {
            assertThat(violation.violationType()).isEqualTo(ViolationType.UNDECIDABLE);
            assertThat(violation.blocked()).isTrue();
        });
    }

    @Test
    void aTableOfTheSameNameInAnotherSchemaChangesNothing() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:" + url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA attic");
            statement.execute("CREATE TABLE attic.teams(id BIGINT PRIMARY KEY)");
        }
        startWith(Mode.BLOCK_UNDECIDED);
        app.within("7", () -> assertThat(names(OWN_TEAMS, 7L)).isEqualTo(1));
        assertThat(violationsAfterFlush()).isZero();
    }

    @Test
    void aMissingFilterIsReportedWithAllThatIsKnownOfTheRequest() throws Exception {
        startWith(Mode.OBSERVE);
        app.within("7", () -> assertThat(names(ALL_TEAMS)).isEqualTo(2));
        ViolationEvent violation = app.await(ViolationEvent.class, 1).get(0);
        assertThat(violation.violationType()).isEqualTo(ViolationType.MISSING_FILTER);
        assertThat(violation.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(violation.queryText()).isEqualTo(ALL_TEAMS);
        assertThat(violation.queryHash()).matches("[0-9a-f]{16}");
        assertThat(violation.blocked()).isFalse();
        assertThat(violation.expectedTenant()).isEqualTo("7");
        assertThat(violation.method()).isEqualTo("GET");
        assertThat(violation.ipAddress()).isEqualTo("127.0.0.1");
        assertThat(violation.userAgent()).contains("Java");
        assertThat(violation.marks()).isNotEmpty();
        assertThat(violation.header().tenant()).isEqualTo("7");
        assertThat(violation.header().user()).isEqualTo("user-of-7");
        assertThat(violation.header().endpoint()).isEqualTo("GET /watched/work/{id}");
        assertThat(violation.header().traceId()).hasSize(32);
        assertThat(violation.header().requestId()).isNotBlank();
        assertThat(violation.details()).containsKeys("reason", "tables", "count");
    }

    @Test
    void workThatNoRequestAskedForIsHeldToTheTenantItRunsFor() throws Exception {
        startWith(Mode.OBSERVE);
        app.bulwark().runAs(new Caller("7", "importer"), () -> names(OWN_TEAMS, 7L));
        app.bulwark().runAs(new Caller("8", "importer"), () -> names(OWN_TEAMS, 7L));
        ViolationEvent violation = app.await(ViolationEvent.class, 1).get(0);
        assertThat(violation.violationType()).isEqualTo(ViolationType.WRONG_ORG);
        assertThat(violation.header().tenant()).isEqualTo("8");
        assertThat(violation.header().user()).isEqualTo("importer");
        assertThat(violationsAfterFlush()).isEqualTo(1);
    }

    @Test
    void theSameFindingIsReportedOnceForEachRequestWithACount() throws Exception {
        startWith(Mode.OBSERVE);
        for (int request = 0; request < 2; request++) {
            app.within("7", () -> {
                for (int i = 0; i < 50; i++) {
                    names(ALL_TEAMS);
                }
            });
        }
        assertThat(app.await(ViolationEvent.class, 2))
                .hasSize(2)
                .allSatisfy(violation -> assertThat(violation.details()).containsEntry("count", 50));
    }

    @Test
    void aBlockedStatementNeverReachesTheDatabase() throws Exception {
        startWith(Mode.BLOCK_CRITICAL);
        app.within("7", () -> {
            assertThatThrownBy(() -> update("DELETE FROM teams"))
                    .isInstanceOf(StatementBlockedException.class)
                    .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("BW001"));
            assertThatThrownBy(() -> names(OWN_TEAMS, 8L)).isInstanceOf(StatementBlockedException.class);
        });
        assertThat(app.await(ViolationEvent.class, 2))
                .allSatisfy(violation -> assertThat(violation.blocked()).isTrue())
                .anySatisfy(violation -> {
                    assertThat(violation.violationType()).isEqualTo(ViolationType.WRONG_ORG);
                    assertThat(violation.accessedTenants()).containsExactly("8");
                });
        try (Connection connection = pool.getConnection();
                ResultSet rows = connection.createStatement().executeQuery("SELECT COUNT(*) FROM teams")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(2);
        }
    }

    @Test
    void noneOfABatchRunsUnlessAllOfItMay() throws Exception {
        startWith(Mode.BLOCK_CRITICAL);
        app.within("7", () -> {
            try (Connection connection = watched.getConnection();
                    PreparedStatement insert = connection.prepareStatement("INSERT INTO teams VALUES (?, ?, ?)")) {
                add(insert, 10, 7);
                add(insert, 11, 8);
                assertThatThrownBy(insert::executeBatch).isInstanceOf(StatementBlockedException.class);
                assertThat(names(OWN_TEAMS, 7L)).isEqualTo(1);
                add(insert, 12, 7);
                assertThat(insert.executeBatch()).containsExactly(1);
            }
            try (Connection connection = watched.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.addBatch("UPDATE teams SET name = 'x' WHERE organization_id = 7");
                statement.addBatch("UPDATE teams SET name = 'x'");
                assertThatThrownBy(statement::executeBatch).isInstanceOf(StatementBlockedException.class);
                statement.addBatch("UPDATE teams SET name = 'x' WHERE organization_id = 7");
                assertThat(statement.executeBatch()).containsExactly(2);
            }
        });
    }

    @Test
    void workWithoutATenantIsAViolationOfItsOwnUnlessItIsDeclared() throws Exception {
        startWith(Mode.BLOCK_CRITICAL);
        assertThat(names(OWN_TEAMS, 7L)).isEqualTo(1);
        int declared = app.bulwark().<Integer, Exception>crossTenant("nightly report", () -> names(ALL_TEAMS));
        assertThat(declared).isEqualTo(2);
        ViolationEvent violation = app.await(ViolationEvent.class, 1).get(0);
        assertThat(violation.violationType()).isEqualTo(ViolationType.NO_TENANT_CONTEXT);
        assertThat(violation.severity()).isEqualTo(Severity.HIGH);
        assertThat(violation.blocked()).isFalse();
        assertThat(app.ingest().events(ViolationEvent.class)).hasSize(1);
    }

    @Test
    void workWithoutATenantIsBlockedWhereOnlyProvenStatementsRun() {
        startWith(Mode.BLOCK_UNDECIDED);
        assertThatThrownBy(() -> names(OWN_TEAMS, 7L)).isInstanceOf(StatementBlockedException.class);
    }

    @Test
    void tablesThatAreMadeLaterAreDiscovered() throws Exception {
        startWith(Mode.BLOCK_UNDECIDED);
        app.within("7", () -> {
            app.bulwark()
                    .<Integer, Exception>crossTenant("migration", () -> update("CREATE TABLE countries(code VARCHAR)"));
            assertThat(names("SELECT code FROM countries")).isZero();
        });
        try (Connection connection = pool.getConnection()) {
            connection.createStatement().execute("CREATE TABLE cities(code VARCHAR)");
        }
        app.within("7", () -> assertThat(names("SELECT code FROM cities")).isZero());
        assertThat(violationsAfterFlush()).isZero();
    }

    @Test
    void whatRunsBeforeTheSchemaIsReadIsJudgedOnceItIs() throws Exception {
        startWith(settings -> settings.mode(Mode.BLOCK_CRITICAL).schemaWait(Duration.ofMillis(1)));
        whileTheSchemaCannotBeRead(connection -> app.within("7", () -> {
            connection.createStatement().executeQuery("SELECT code FROM currencies");
            connection.createStatement().executeQuery(ALL_TEAMS);
        }));
        ViolationEvent violation = app.await(ViolationEvent.class, 1).get(0);
        assertThat(violation.violationType()).isEqualTo(ViolationType.MISSING_FILTER);
        assertThat(violation.queryText()).isEqualTo(ALL_TEAMS);
        assertThat(violation.blocked()).isFalse();
        assertThat(violation.header().endpoint()).isEqualTo("GET /watched/work/{id}");
        assertThat(violationsAfterFlush()).isEqualTo(1);
    }

    @Test
    void untilTheSchemaIsReadAStatementOnAnUnknownTableIsUndecidableWhereOnlyProvenOnesRun() throws Exception {
        startWith(settings -> settings.mode(Mode.BLOCK_UNDECIDED).schemaWait(Duration.ofMillis(1)));
        whileTheSchemaCannotBeRead(connection -> app.within(
                "7",
                () -> assertThatThrownBy(() -> connection.createStatement().executeQuery("SELECT code FROM currencies"))
                        .isInstanceOf(StatementBlockedException.class)));
        ViolationEvent violation = app.await(ViolationEvent.class, 1).get(0);
        assertThat(violation.violationType()).isEqualTo(ViolationType.UNDECIDABLE);
        assertThat(violation.details().get("reason").toString()).contains("has not been read yet");
    }

    @Test
    void theDriverBelowAPoolAndAWatchAboveItJudgeOnce() throws Exception {
        app = MonitoredApp.onJetty(folder, UnaryOperator.identity());
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:bulwark:" + url);
        pool = new HikariDataSource(config);
        watched = app.bulwark().watch(pool, "main");
        app.within("7", () -> assertThat(names(ALL_TEAMS)).isEqualTo(2));
        assertThat(app.await(ViolationEvent.class, 1).get(0).details()).containsEntry("count", 1);
        try (Connection connection = DriverManager.getConnection("jdbc:bulwark:jdbc:" + url)) {
            assertThat(connection.isWrapperFor(org.h2.jdbc.JdbcConnection.class))
                    .isTrue();
        }
    }

    @Test
    void slowStatementsAndThePoolAreReported() throws Exception {
        app = MonitoredApp.onJetty(folder, settings -> settings.slowStatement(Duration.ofMillis(20)));
        pool = newPool();
        watched = app.bulwark().watch(pool, "main");
        app.within("7", () -> names("SELECT SLEEP(?) WHERE ? <> 'secret'", 30L, "hidden"));
        SlowQueryEvent slow = app.await(SlowQueryEvent.class, 1).get(0);
        assertThat(slow.durationMicros()).isGreaterThanOrEqualTo(20_000);
        assertThat(slow.parameters()).containsExactly("30", "text of 6");
        assertThat(slow.header().endpoint()).isEqualTo("GET /watched/work/{id}");
        assertThat(app.await(GaugeEvent.class, 4))
                .anySatisfy(gauge -> assertThat(gauge.name()).isEqualTo(Gauges.HEAP_USED));
    }

    @Test
    void wrappersPassForWhatTheyAre() throws Exception {
        startWith(Mode.OBSERVE);
        try (Connection connection = watched.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT 1")) {
            assertThat(statement.getConnection()).isSameAs(connection);
            assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
            assertThat(connection.unwrap(org.h2.jdbc.JdbcConnection.class)).isNotNull();
            assertThat(statement.isWrapperFor(org.h2.jdbc.JdbcPreparedStatement.class))
                    .isTrue();
            assertThat(statement.isWrapperFor(String.class)).isFalse();
            assertThatThrownBy(() -> connection.unwrap(String.class)).isInstanceOf(SQLException.class);
        }
    }

    private void startWith(Mode mode) {
        startWith(settings -> settings.mode(mode).schemaWait(Duration.ofSeconds(10)));
    }

    private void startWith(UnaryOperator<BulwarkSettings.Builder> settings) {
        app = MonitoredApp.onJetty(folder, settings);
        pool = newPool();
        watched = app.bulwark().watch(pool, "main");
    }

    /** All connections are taken, the last one by the work itself. */
    private void whileTheSchemaCannotBeRead(WorkOnAConnection work) throws Exception {
        List<Connection> taken = new ArrayList<>();
        while (taken.size() < pool.getMaximumPoolSize() - 1) {
            taken.add(pool.getConnection());
        }
        try (Connection last = watched.getConnection()) {
            work.on(last);
        }
        for (Connection connection : taken) {
            connection.close();
        }
    }

    private interface WorkOnAConnection {
        void on(Connection connection) throws Exception;
    }

    private HikariDataSource newPool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:" + url);
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }

    private int names(String sql, Object... values) throws SQLException {
        try (Connection connection = watched.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            int count = 0;
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    count++;
                }
            }
            return count;
        }
    }

    private int update(String sql) throws SQLException {
        try (Connection connection = watched.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static void add(PreparedStatement insert, long id, long tenant) throws SQLException {
        insert.setLong(1, id);
        insert.setLong(2, tenant);
        insert.setString(3, "t");
        insert.addBatch();
    }

    /** A violation would travel before the slow statement's own event, which waits for a flush. */
    private int violationsAfterFlush() {
        app.bulwark().activity("test", "end", null, null, java.util.Map.of());
        app.await(dev.bulwark.model.ingest.ActivityEvent.class, 1);
        return app.ingest().events(ViolationEvent.class).size();
    }

    /** A number that has no text. */
    private static final class Spiteful extends Number {
        private static final long serialVersionUID = 1L;

        @Override
        public int intValue() {
            return 8;
        }

        @Override
        public long longValue() {
            return 8;
        }

        @Override
        public float floatValue() {
            return 8;
        }

        @Override
        public double doubleValue() {
            return 8;
        }

        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }
}
