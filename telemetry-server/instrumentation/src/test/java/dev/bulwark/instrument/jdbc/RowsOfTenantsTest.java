package dev.bulwark.instrument.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulwark.instrument.BulwarkSettings;
import dev.bulwark.instrument.IsolationRules;
import dev.bulwark.instrument.testkit.ReportingApp;
import dev.bulwark.model.Severity;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tenant of every row that is read is compared with the caller's, whatever was made of the statement. */
public class RowsOfTenantsTest {
    /** Undecidable: what a function gives is known to nobody. */
    private static final String BY_FUNCTION = "SELECT * FROM ROWS_OF(?)";

    @TempDir
    Path folder;

    private final JdbcDataSource database = new JdbcDataSource();
    private ReportingApp app;
    private DataSource watched;

    @BeforeEach
    void createTables() throws SQLException {
        database.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE organizations(id BIGINT PRIMARY KEY, name VARCHAR)");
            statement.execute("CREATE TABLE teams(id BIGINT PRIMARY KEY, organization_id BIGINT, name VARCHAR)");
            statement.execute("CREATE TABLE partners(id BIGINT PRIMARY KEY, organization_id BIGINT)");
            statement.execute("INSERT INTO organizations VALUES (7, 'seven'), (8, 'eight'), (9, 'nine')");
            statement.execute("INSERT INTO teams VALUES (1, 7, 'a'), (2, 8, 'b'), (3, 9, 'c'), (4, 8, 'd')");
            statement.execute("INSERT INTO partners VALUES (1, 8)");
            statement.execute("CREATE ALIAS ROWS_OF FOR '" + RowsOfTenantsTest.class.getName() + ".rowsOf'");
        }
    }

    @AfterEach
    void stop() {
        app.close();
    }

    /** A function of the database that gives rows of some tenants, with commas. */
    public static ResultSet rowsOf(Connection connection, String tenants) throws SQLException {
        return connection
                .createStatement()
                .executeQuery("SELECT id, organization_id, name FROM teams WHERE organization_id IN (" + tenants
                        + ") ORDER BY id");
    }

    @Test
    void rowsOfOthersAreReportedOnceWithTheirNumberAndTenantsWhateverColumnsAreRead() throws Exception {
        start(Mode.OBSERVE);
        app.as("7", () -> {
            assertThat(read(BY_FUNCTION, "7,8,9")).isEqualTo(4);
            assertThat(read(BY_FUNCTION, "7,8")).isEqualTo(3);
        });
        ViolationEvent violation = foreignRows().get(0);
        assertThat(foreignRows()).hasSize(1);
        assertThat(violation.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(violation.queryText()).isEqualTo(BY_FUNCTION);
        assertThat(violation.queryHash()).matches("[0-9a-f]{16}");
        assertThat(violation.expectedTenant()).isEqualTo("7");
        assertThat(violation.accessedTenants()).containsExactly("8", "9");
        assertThat(violation.details())
                .containsEntry("found", "rows")
                .containsEntry("count", 5)
                .containsEntry("tenants", List.of("8", "9"))
                .containsKey("callSite");
        assertThat(violation.blocked()).isFalse();
    }

    @Test
    void ownRowsAndRowsOfNobodyAreNoViolation() throws Exception {
        execute("INSERT INTO teams VALUES (5, NULL, 'nobody')");
        start(Mode.OBSERVE);
        app.as("7", () -> {
            assertThat(read("SELECT * FROM teams WHERE organization_id = ?", 7L))
                    .isEqualTo(1);
            assertThat(read(
                            "SELECT t.* FROM organizations o LEFT JOIN teams t ON t.organization_id = o.id AND t.id = 0"
                                    + " WHERE o.id = ?",
                            7L))
                    .isEqualTo(1);
            assertThat(read("SELECT * FROM teams WHERE organization_id IS NULL"))
                    .isEqualTo(1);
        });
        assertThat(foreignRows()).isEmpty();
    }

    @Test
    void whereStatementsAreBlockedAForeignRowCannotBeRead() throws Exception {
        start(Mode.BLOCK_CRITICAL);
        app.as("7", () -> {
            try (Connection connection = watched.getConnection();
                    PreparedStatement statement = connection.prepareStatement(BY_FUNCTION)) {
                statement.setString(1, "7,8");
                ResultSet rows = statement.executeQuery();
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString("name")).isEqualTo("a");
                assertThatThrownBy(rows::next)
                        .isInstanceOf(StatementBlockedException.class)
                        .satisfies(e ->
                                assertThat(((SQLException) e).getSQLState()).isEqualTo("BW001"));
                assertThatThrownBy(() -> rows.getString("name")).isInstanceOf(SQLException.class);
                assertThat(rows.isClosed()).isTrue();
            }
        });
        assertThat(foreignRows())
                .singleElement()
                .satisfies(violation -> assertThat(violation.blocked()).isTrue());
    }

    @Test
    void declaredWorkAndWorkForNobodyIsNotChecked() throws Exception {
        start(Mode.OBSERVE);
        app.bulwark().<Integer, Exception>crossTenant("nightly report", () -> read(BY_FUNCTION, "7,8"));
        read(BY_FUNCTION, "7,8");
        assertThat(foreignRows()).isEmpty();
    }

    @Test
    void rowsOfTheCanaryAreATripwireForEverybodyElse() throws Exception {
        IsolationRules rules = new IsolationRules(Map.of(), List.of(), Set.of(), Set.of(), Set.of("9"));
        start(settings -> settings.isolation(rules));
        app.as("9", () -> assertThat(read(BY_FUNCTION, "9")).isEqualTo(1));
        app.as("7", () -> read(BY_FUNCTION, "9"));
        read(BY_FUNCTION, "8,9");
        assertThat(foreignRows()).hasSize(2).allSatisfy(violation -> {
            assertThat(violation.details()).containsEntry("found", "rows of the canary tenant");
            assertThat(violation.details()).containsEntry("count", 1);
            assertThat(violation.accessedTenants()).containsExactly("9");
            assertThat(violation.severity()).isEqualTo(Severity.CRITICAL);
        });
    }

    @Test
    void theTenantsOwnTableAndTablesWithAnotherColumnAreKnownByTheirColumn() throws Exception {
        execute("CREATE TABLE projects(id BIGINT PRIMARY KEY, org BIGINT)");
        execute("INSERT INTO projects VALUES (7, 7), (8, 8)");
        IsolationRules rules = new IsolationRules(Map.of("projects", "org"), List.of(), Set.of(), Set.of());
        start(settings -> settings.isolation(rules));
        app.as("7", () -> {
            read("SELECT id FROM organizations");
            read("SELECT id AS project, org FROM projects");
            read("SELECT id FROM projects WHERE org = 8");
        });
        assertThat(foreignRows())
                .extracting(ViolationEvent::queryText)
                .containsExactlyInAnyOrder("SELECT id FROM organizations", "SELECT id AS project, org FROM projects");
    }

    @Test
    void aColumnOfTheSameNameInASharedTableIsNoTenant() throws Exception {
        start(settings -> settings.sharedTables(Set.of("partners")));
        app.as("7", () -> {
            read("SELECT p.organization_id FROM teams t JOIN partners p ON p.id = t.id WHERE t.organization_id = 7");
            read("SELECT p.organization_id, t.organization_id FROM teams t, partners p WHERE t.organization_id = 8");
        });
        assertThat(foreignRows())
                .singleElement()
                .satisfies(violation -> assertThat(violation.queryText()).endsWith("t.organization_id = 8"));
    }

    @Test
    void aColumnIsKnownByItsNameBehindAnAlias() throws Exception {
        start(Mode.OBSERVE);
        app.as("7", () -> read("SELECT organization_id AS o FROM teams"));
        assertThat(foreignRows()).hasSize(1);
    }

    @Test
    void columnsThatMovedAreFoundAgain() throws Exception {
        start(Mode.OBSERVE);
        String all = "SELECT * FROM teams";
        app.as("7", () -> read(all));
        execute("ALTER TABLE teams ADD COLUMN first BIGINT BEFORE id");
        execute("UPDATE teams SET organization_id = 7");
        app.as("7", () -> read(all));
        execute("UPDATE teams SET organization_id = 8");
        app.as("7", () -> read(all));
        assertThat(foreignRows()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    BIGINT, 7, 8
                    INT, -7, 7
                    SMALLINT, 0, 1
                    'NUMERIC(10, 2)', 7, 8
                    DOUBLE PRECISION, 7, 8
                    VARCHAR, acme, umbrella
                    CHAR(20), acme, umbrella
                    UUID, 0d8f6c1e-3c50-4a5e-9d1a-000000000007, 0d8f6c1e-3c50-4a5e-9d1a-000000000008
                    VARCHAR(36), 0D8F6C1E-3C50-4A5E-9D1A-00000000000A, 0D8F6C1E-3C50-4A5E-9D1A-00000000000B
                    """)
    void valuesAreComparedByTheirMeaning(String type, String own, String other) throws Exception {
        execute("CREATE TABLE items(id INT, organization_id " + type + ")");
        execute("INSERT INTO items VALUES (1, '" + own + "'), (2, '" + other + "'), (3, NULL)");
        start(Mode.OBSERVE);
        app.as(own.toLowerCase(java.util.Locale.ROOT), () -> {
            assertThat(read("SELECT * FROM items WHERE id <> 2")).isEqualTo(2);
            assertThat(read("SELECT * FROM items")).isEqualTo(3);
        });
        assertThat(foreignRows()).singleElement().satisfies(violation -> {
            assertThat(violation.queryText()).isEqualTo("SELECT * FROM items");
            assertThat(violation.details()).containsEntry("count", 1);
        });
    }

    @Test
    void everyWayOntoARowIsChecked() throws Exception {
        start(Mode.OBSERVE);
        List<Move> moves =
                List.of(ResultSet::first, ResultSet::last, rows -> rows.absolute(2), rows -> rows.relative(1), rows -> {
                    rows.afterLast();
                    return rows.previous();
                });
        for (Move move : moves) {
            app.as("7", () -> {
                try (Connection connection = watched.getConnection();
                        Statement statement = connection.createStatement(
                                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)) {
                    ResultSet rows =
                            statement.executeQuery("SELECT organization_id FROM teams WHERE organization_id = 8");
                    assertThat(move.on(rows)).isTrue();
                }
            });
        }
        assertThat(foreignRows()).hasSize(moves.size());
    }

    @Test
    void everyResultSetOfAStatementIsChecked() throws Exception {
        start(Mode.OBSERVE);
        app.as("7", () -> {
            try (Connection connection = watched.getConnection();
                    Statement statement = connection.createStatement()) {
                assertThat(statement.execute("SELECT organization_id FROM teams"))
                        .isTrue();
                assertThat(statement.getResultSet()).isSameAs(statement.getResultSet());
                count(statement.getResultSet());
            }
        });
        app.as("7", () -> {
            try (Connection connection = watched.getConnection();
                    PreparedStatement insert = connection.prepareStatement(
                            "INSERT INTO teams(id, organization_id) VALUES (?, ?)",
                            new String[] {"ID", "ORGANIZATION_ID"})) {
                insert.setLong(1, 10);
                insert.setLong(2, 8);
                insert.executeUpdate();
                count(insert.getGeneratedKeys());
            }
        });
        assertThat(foreignRows()).hasSize(2);
    }

    @Test
    void rowsThatAreWrittenThroughAResultSetMustBeTheCallers() throws Exception {
        start(Mode.BLOCK_CRITICAL);
        app.as("7", () -> {
            try (Connection connection = watched.getConnection();
                    Statement statement =
                            connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
                    ResultSet rows = statement.executeQuery(
                            "SELECT id, organization_id, name FROM teams WHERE organization_id = 7")) {
                assertThat(rows.next()).isTrue();
                rows.updateString("name", "renamed");
                rows.updateLong("organization_id", 7);
                rows.updateRow();
                rows.updateLong("organization_id", 8);
                assertThatThrownBy(rows::updateRow).isInstanceOf(StatementBlockedException.class);
                rows.cancelRowUpdates();
                rows.moveToInsertRow();
                rows.updateLong(1, 20);
                rows.updateObject(2, "7");
                rows.insertRow();
                rows.moveToInsertRow();
                rows.updateLong(1, 21);
                rows.updateObject(2, 9);
                assertThatThrownBy(rows::insertRow).isInstanceOf(StatementBlockedException.class);
            }
        });
        assertThat(foreignRows()).singleElement().satisfies(violation -> {
            assertThat(violation.details())
                    .containsEntry("found", "written rows")
                    .containsEntry("count", 2);
            assertThat(violation.accessedTenants()).containsExactly("8", "9");
        });
        assertThat(tenantsOfTeams()).containsExactly(7L, 8L, 9L, 8L, 7L);
    }

    private void start(Mode mode) {
        start(settings -> settings.mode(mode));
    }

    private void start(UnaryOperator<BulwarkSettings.Builder> settings) {
        app = new ReportingApp(folder, settings);
        watched = app.bulwark().watch(database, "main");
    }

    /** What was found in rows; the statements themselves may be violations besides. */
    private List<ViolationEvent> foreignRows() {
        return app.allOf(ViolationEvent.class).stream()
                .filter(violation -> violation.violationType() == ViolationType.WRONG_ORG
                        && violation.details().containsKey("found"))
                .toList();
    }

    private int read(String sql, Object... values) throws SQLException {
        try (Connection connection = watched.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return count(statement.executeQuery());
        }
    }

    private static int count(ResultSet rows) throws SQLException {
        int count = 0;
        while (rows.next()) {
            count++;
        }
        return count;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.getUrl())) {
            connection.createStatement().execute(sql);
        }
    }

    private List<Long> tenantsOfTeams() throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("SELECT ARRAY_AGG(organization_id ORDER BY id) FROM teams")) {
            rows.next();
            return List.of(rows.getObject(1, Long[].class));
        }
    }

    private interface Move {
        boolean on(ResultSet rows) throws SQLException;
    }
}
