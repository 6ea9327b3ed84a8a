package dev.bulwark.isolation.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.ForeignKey;
import dev.bulwark.isolation.Judge;
import dev.bulwark.isolation.JudgeSettings;
import dev.bulwark.isolation.Trust;
import dev.bulwark.isolation.oracle.PostgresEngine;
import dev.bulwark.isolation.oracle.PostgresServer;
import dev.bulwark.model.isolation.VerdictKind;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is read from real databases, and what the judge makes of it. */
@ExtendWith(PostgresServer.class)
class SchemaReaderTest {
    private static final List<String> TABLES = List.of(
            "CREATE TABLE firms(number BIGINT PRIMARY KEY, name VARCHAR(50))",
            "CREATE TABLE issues(id BIGINT PRIMARY KEY, organization_id BIGINT NOT NULL REFERENCES firms(number),"
                    + " code VARCHAR(20), title VARCHAR(50), UNIQUE(organization_id, id), UNIQUE(organization_id, code))",
            "CREATE TABLE tasks(id BIGINT PRIMARY KEY, organization_id BIGINT NOT NULL, issue_id BIGINT,"
                    + " title VARCHAR(50), FOREIGN KEY(organization_id, issue_id) REFERENCES issues(organization_id, id))",
            "CREATE TABLE notes(id BIGINT PRIMARY KEY, issue_id BIGINT REFERENCES issues(id), body VARCHAR(50))",
            "CREATE TABLE files(id BIGINT PRIMARY KEY, note_id BIGINT REFERENCES notes(id))",
            "CREATE TABLE currencies(code VARCHAR(3) PRIMARY KEY)",
            "CREATE VIEW open_issues AS SELECT i.id, i.organization_id AS firm, i.title FROM issues i WHERE i.id > 0",
            "CREATE VIEW currency_codes AS SELECT code FROM currencies");

    @Test
    void h2TellsItsTablesKeysAndViews() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID())) {
            create(connection, TABLES);
            tablesKeysAndViewsAreUsed(read(connection, Declarations.NONE), Dialect.H2);
        }
    }

    @Test
    void postgresqlTellsItsTablesKeysAndViews(PostgresEngine engine) throws SQLException {
        try (Connection connection = onPostgres(engine, TABLES)) {
            tablesKeysAndViewsAreUsed(read(connection, Declarations.NONE), Dialect.POSTGRESQL);
        }
    }

    private void tablesKeysAndViewsAreUsed(SchemaReading reading, Dialect dialect) {
        assertThat(reading.dialect()).isEqualTo(dialect);
        assertThat(reading.schema().tenantTables())
                .isEqualTo(Map.of("firms", "number", "issues", "organization_id", "tasks", "organization_id"));
        assertThat(reading.schema().uniqueKeys().get("issues"))
                .contains(List.of("id"), List.of("organization_id", "code"));
        assertThat(reading.schema().foreignKeys()).containsExactly(ForeignKey.of("tasks(issue_id)", "issues(id)"));
        assertThat(reading.remarks())
                .hasSize(2)
                .anyMatch(words -> words.contains("tenant-tables.notes: \"")
                        && words.toLowerCase(Locale.ROOT).contains("issue_id -> issues(id)"))
                .anyMatch(words -> words.toLowerCase(Locale.ROOT).contains("note_id -> notes(id)"));
        assertThat(judged(reading, "SELECT code FROM currency_codes")).isEqualTo(VerdictKind.NO_TENANT_DATA);
        assertThat(judged(reading, "SELECT title FROM open_issues WHERE firm = 7"))
                .isEqualTo(VerdictKind.CONFINED);
        assertThat(judged(reading, "SELECT title FROM open_issues")).isEqualTo(VerdictKind.MISSING_FILTER);
        assertThat(judged(
                        reading,
                        "SELECT i.title FROM tasks t JOIN issues i ON i.id = t.issue_id WHERE t.organization_id = 7"))
                .isEqualTo(VerdictKind.CONFINED);
        assertThat(judged(reading, "SELECT * FROM firms WHERE number = 7")).isEqualTo(VerdictKind.CONFINED);
        assertThat(judged(reading, "SELECT * FROM firms")).isEqualTo(VerdictKind.MISSING_FILTER);
        assertThat(judged(reading, "SELECT * FROM never_made")).isEqualTo(VerdictKind.MISSING_FILTER);
    }

    @Test
    void settingsGoBeforeWhatTheDatabaseSaysAndTheirMistakesAreTold() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID())) {
            create(connection, TABLES);
            SchemaReading reading = read(
                    connection,
                    new Declarations(
                            Map.of("notes", "issue_id -> issues(id)", "gone", "x"), Set.of("tasks"), List.of()));

            assertThat(reading.remarks()).anyMatch(words -> words.contains("table gone"));
            assertThat(judged(reading, "SELECT * FROM tasks")).isEqualTo(VerdictKind.NO_TENANT_DATA);
            assertThat(judged(reading, "SELECT * FROM notes")).isEqualTo(VerdictKind.MISSING_FILTER);
            assertThat(judged(
                            reading,
                            "SELECT n.* FROM notes n JOIN issues i ON i.id = n.issue_id WHERE i.organization_id = 7"))
                    .isEqualTo(VerdictKind.CONFINED);
        }
    }

    @Test
    void allForeignKeysAreTrustedOnlyWhenTheSettingsSaySo() throws SQLException {
        String joined = "SELECT i.title FROM jobs j JOIN issues i ON i.id = j.issue_id WHERE j.organization_id = 7";
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID())) {
            create(connection, TABLES);
            create(
                    connection,
                    List.of(
                            "CREATE TABLE jobs(organization_id BIGINT NOT NULL, issue_id BIGINT REFERENCES issues(id))"));
            JudgeSettings trusting = JudgeSettings.defaults().withTrust(Set.of(), Set.of(Trust.FOREIGN_KEYS));

            assertThat(judged(read(connection, Declarations.NONE), joined)).isEqualTo(VerdictKind.MISSING_FILTER);
            assertThat(judged(new SchemaReader(trusting, Declarations.NONE).read(connection), joined))
                    .isEqualTo(VerdictKind.CONFINED);
        }
    }

    @Test
    void uniqueIndexesOnSomeRowsOrExpressionsFindNoSingleRow(PostgresEngine engine) throws SQLException {
        try (Connection connection = onPostgres(
                engine,
                List.of(
                        "CREATE TABLE issues(id BIGINT, organization_id BIGINT NOT NULL, code TEXT, mail TEXT)",
                        "CREATE UNIQUE INDEX part ON issues(id) WHERE code IS NULL",
                        "CREATE UNIQUE INDEX made ON issues(lower(mail))",
                        "CREATE UNIQUE INDEX whole ON issues(code)"))) {
            assertThat(read(connection, Declarations.NONE).schema().uniqueKeys().get("issues"))
                    .containsExactlyInAnyOrder(List.of("id", "(expression)"), List.of("(expression)"), List.of("code"));
        }
    }

    @Test
    void partitionsAndMaterializedViewsAreTablesOfTheirOwn(PostgresEngine engine) throws SQLException {
        try (Connection connection = onPostgres(
                engine,
                List.of(
                        "CREATE TABLE events(organization_id BIGINT NOT NULL, at DATE) PARTITION BY RANGE (at)",
                        "CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
                        "CREATE MATERIALIZED VIEW totals AS SELECT count(*) AS n FROM events",
                        "CREATE MATERIALIZED VIEW own_totals AS SELECT organization_id, count(*) AS n FROM events"
                                + " GROUP BY organization_id"))) {
            SchemaReading reading = read(connection, Declarations.NONE);

            assertThat(judged(reading, "SELECT * FROM events_2026")).isEqualTo(VerdictKind.MISSING_FILTER);
            assertThat(judged(reading, "SELECT * FROM events WHERE organization_id = 7"))
                    .isEqualTo(VerdictKind.CONFINED);
            assertThat(judged(reading, "SELECT n FROM totals")).isEqualTo(VerdictKind.UNDECIDABLE);
            assertThat(judged(reading, "SELECT n FROM own_totals WHERE organization_id = 7"))
                    .isEqualTo(VerdictKind.CONFINED);
        }
    }

    @Test
    void aTableOfOneNameInTwoSchemasHoldsTenantsRowsIfEitherDoes() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID())) {
            create(connection, TABLES);
            create(
                    connection,
                    List.of(
                            "CREATE SCHEMA attic",
                            "CREATE TABLE attic.issues(id BIGINT PRIMARY KEY)",
                            "CREATE TABLE attic.currencies(organization_id BIGINT, id BIGINT)"));
            SchemaReading reading = read(connection, Declarations.NONE);

            assertThat(judged(reading, "SELECT * FROM attic.issues")).isEqualTo(VerdictKind.MISSING_FILTER);
            assertThat(judged(reading, "SELECT * FROM currencies")).isEqualTo(VerdictKind.MISSING_FILTER);
            assertThat(reading.schema().uniqueKeys()).doesNotContainKey("issues");
        }
    }

    private static SchemaReading read(Connection connection, Declarations declared) throws SQLException {
        return new SchemaReader(JudgeSettings.defaults(), declared).read(connection);
    }

    private static VerdictKind judged(SchemaReading reading, String sql) {
        JudgeSettings settings = JudgeSettings.defaults().withDialect(reading.dialect());
        return new Judge(reading.schema(), settings)
                .analyse(sql)
                .judge("7", BoundParameters.NONE)
                .kind();
    }

    private static Connection onPostgres(PostgresEngine engine, List<String> statements) throws SQLException {
        Connection connection = engine.open();
        connection.setAutoCommit(false); // nothing of it stays
        String own = "s" + UUID.randomUUID().toString().replace("-", "");
        create(connection, List.of("CREATE SCHEMA " + own, "SET LOCAL search_path TO " + own));
        create(connection, statements);
        return connection;
    }

    private static void create(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
