package dev.bulwark.instrument.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.MysqlDataSource;
import dev.bulwark.instrument.testkit.MariaDb;
import dev.bulwark.instrument.testkit.ReportingApp;
import dev.bulwark.model.ingest.ViolationEvent;
import dev.bulwark.model.isolation.Mode;
import dev.bulwark.model.isolation.ViolationType;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** Statements in MySQL's own spelling on a real server: what holds to the tenant runs, and nothing else does. */
@ExtendWith(MariaDb.Resolver.class)
class StatementsOnMariaDbTest {
    private static final List<String> TABLES = List.of(
            "CREATE TABLE organizations(id BIGINT PRIMARY KEY, name VARCHAR(50))",
            "CREATE TABLE teams(id BIGINT PRIMARY KEY AUTO_INCREMENT, organization_id BIGINT NOT NULL, name VARCHAR(50),"
                    + " UNIQUE(organization_id, id), FOREIGN KEY(organization_id) REFERENCES organizations(id))",
            "CREATE TABLE `odd members`(id BIGINT, team_id BIGINT NOT NULL, organization_id BIGINT NOT NULL,"
                    + " `select` VARCHAR(50), PRIMARY KEY(organization_id, id),"
                    + " FOREIGN KEY(organization_id, team_id) REFERENCES teams(organization_id, id))",
            "CREATE TABLE currencies(code VARCHAR(3) PRIMARY KEY)",
            "CREATE VIEW all_teams AS SELECT id, organization_id, name FROM teams",
            "CREATE VIEW team_names AS SELECT name FROM teams",
            "CREATE PROCEDURE everything() SELECT * FROM teams",
            "CREATE FUNCTION teams_of_all() RETURNS INT READS SQL DATA RETURN (SELECT COUNT(*) FROM teams)",
            "INSERT INTO organizations VALUES (7, 'seven'), (8, 'eight')",
            "INSERT INTO teams VALUES (1, 7, 'a'), (2, 8, 'b'), (3, 7, 'c'), (4, 8, 'd')",
            "INSERT INTO `odd members` VALUES (1, 1, 7, 'x'), (2, 2, 8, 'y')",
            "INSERT INTO currencies VALUES ('EUR')");

    private static final List<String> CONFINED = List.of(
            "SELECT `name` FROM `teams` WHERE `organization_id` = 7",
            "SELECT t.`name` FROM `judged`.`teams` t WHERE t.organization_id = 7 LIMIT 1, 10",
            "SELECT name FROM teams WHERE organization_id = 7 ORDER BY id LIMIT 10 OFFSET 0 # AND more",
            "SELECT /* hint */ name FROM teams FORCE INDEX (PRIMARY) WHERE organization_id = 7",
            "SELECT STRAIGHT_JOIN t.name FROM teams t JOIN `odd members` m ON m.team_id = t.id"
                    + " AND m.organization_id = t.organization_id WHERE t.organization_id = 7",
            "SELECT t.name FROM teams t STRAIGHT_JOIN currencies c WHERE t.organization_id = 7",
            "SELECT SQL_NO_CACHE DISTINCT name FROM teams WHERE organization_id <=> 7",
            "SELECT `select` FROM `odd members` m WHERE m.`organization_id` IN (7)",
            "SELECT IFNULL(name, \"none\"), IF(id > 1, 'x', 'y') FROM teams WHERE organization_id = '7'",
            "SELECT GROUP_CONCAT(name ORDER BY name SEPARATOR '; ') FROM teams WHERE organization_id = 7",
            "SELECT name FROM all_teams WHERE organization_id = 7",
            "SELECT code FROM currencies",
            "SELECT 1",
            "SELECT @@version, NOW(), LAST_INSERT_ID(), ROW_COUNT(), CONNECTION_ID()",
            "INSERT INTO teams(organization_id, name) VALUES (7, 'n'), (7, 'm')",
            "INSERT IGNORE INTO teams(organization_id, name) VALUES (7, 'n')",
            "INSERT INTO teams SET organization_id = 7, name = 'n'",
            "UPDATE LOW_PRIORITY teams SET name = 'n' WHERE organization_id = 7 ORDER BY id LIMIT 1",
            "UPDATE teams t JOIN `odd members` m ON m.team_id = t.id AND m.organization_id = t.organization_id"
                    + " SET t.name = 'z', m.`select` = 'z' WHERE t.organization_id = 7",
            "DELETE QUICK FROM `odd members` WHERE organization_id = 7 LIMIT 1",
            "DELETE m FROM `odd members` m JOIN teams t ON t.id = m.team_id AND t.organization_id ="
                    + " m.organization_id WHERE m.organization_id = 7",
            "WITH own AS (SELECT * FROM teams WHERE organization_id = 7) SELECT COUNT(*) FROM own",
            "(SELECT name FROM teams WHERE organization_id = 7) UNION (SELECT code FROM currencies) LIMIT 3",
            "SELECT name FROM teams WHERE organization_id = 7 FOR UPDATE",
            "SELECT name FROM teams WHERE organization_id = 7 LOCK IN SHARE MODE",
            "ANALYZE TABLE teams",
            "ANALYZE FORMAT=JSON SELECT name FROM teams WHERE organization_id = 7");

    private static final List<String> NOT_CONFINED = List.of(
            "SELECT `name` FROM `teams`",
            "SELECT name FROM teams # WHERE organization_id = 7",
            "SELECT name FROM teams -- WHERE organization_id = 7",
            "SELECT name FROM teams WHERE id = 2 --1 AND organization_id = 7",
            "SELECT name FROM teams /*! WHERE id > 0 OR */ /*!99999 AND organization_id = 7 */",
            "SELECT name FROM teams WHERE organization_id = 7 /*!00000 OR 1 = 1 */",
            "SELECT name FROM teams WHERE organization_id = 7 /*M! OR 1 = 1 */",
            "SELECT name FROM teams WHERE organization_id = 7 || 1",
            "SELECT name FROM teams WHERE NOT organization_id <=> 8 OR id = 2",
            "SELECT name FROM teams WHERE `organization_id` = \"8\"",
            "SELECT name FROM teams WHERE 'organization_id' <> 7",
            "SELECT name FROM teams WHERE name = 'x\\' OR organization_id = 7 OR 1 = 1 -- '",
            "SELECT name FROM teams WHERE organization_id = 7 XOR id = 2",
            "SELECT name FROM teams WHERE organization_id = 7 OR (organization_id := 7)",
            "SELECT name FROM teams WHERE organization_id = 7 & 8 OR 1",
            "SELECT name FROM teams WHERE organization_id = @tenant",
            "SELECT name FROM teams WHERE !(organization_id = 7)",
            "SELECT name FROM (SELECT * FROM teams LIMIT 0, 2) t WHERE organization_id = 7",
            "SELECT STRAIGHT_JOIN t.name FROM teams t JOIN `odd members` m ON m.team_id = t.id"
                    + " WHERE m.organization_id = 7 AND t.id > 0 OR t.id = 2",
            "SELECT t.name FROM currencies c LEFT JOIN teams t ON c.code = 'EUR' AND 7 = 7",
            "SELECT name FROM team_names",
            "SELECT teams_of_all()",
            "SELECT name FROM judged.teams",
            "CALL everything()",
            "INSERT INTO teams(organization_id, name) VALUES (7, 'n'), (8, 'm')",
            "INSERT INTO teams(id, organization_id, name) VALUES (2, 7, 'n') ON DUPLICATE KEY UPDATE name = 'n'",
            "INSERT INTO teams(id, organization_id, name) VALUES (2, 7, 'n') ON DUPLICATE KEY UPDATE"
                    + " organization_id = VALUES(organization_id)",
            "REPLACE INTO teams(id, organization_id, name) VALUES (2, 7, 'n')",
            "REPLACE INTO teams SET id = 2, organization_id = 7",
            "INSERT IGNORE INTO teams(organization_id, name) SELECT 7, name FROM teams",
            "UPDATE teams SET name = 'n'",
            "UPDATE teams SET organization_id = 8 WHERE organization_id = 7",
            "UPDATE teams SET organization_id = 7",
            "UPDATE teams t, `odd members` m SET m.`select` = t.name WHERE m.organization_id = 7",
            "UPDATE teams t JOIN `odd members` m ON m.team_id = t.id SET t.name = 'z' WHERE m.id = 2",
            "DELETE FROM teams LIMIT 1",
            "DELETE t FROM teams t JOIN `odd members` m ON m.team_id = t.id WHERE m.organization_id = 8",
            "DELETE t, m FROM teams t, `odd members` m WHERE m.organization_id = 7",
            "DELETE FROM m USING `odd members` m JOIN teams t WHERE t.organization_id = 7",
            "TRUNCATE TABLE teams",
            "TRUNCATE `odd members`",
            "LOAD DATA INFILE '/x' INTO TABLE teams",
            "SELECT name FROM teams INTO OUTFILE '/tmp/never'",
            "TABLE teams",
            "HANDLER teams OPEN",
            "SELECT name FROM teams WHERE organization_id = 7 UNION ALL SELECT name FROM teams",
            "SELECT name FROM teams WHERE organization_id LIKE '7%'",
            "SELECT name FROM teams WHERE organization_id = '7 x'",
            "SELECT name FROM teams WHERE organization_id = 7 INTO @x; SELECT name FROM teams",
            "PREPARE p FROM 'SELECT name FROM teams'",
            "EXECUTE IMMEDIATE 'SELECT name FROM teams'",
            "BEGIN NOT ATOMIC SELECT name FROM teams; END",
            "DESCRIBE SELECT name FROM teams",
            "EXPLAIN SELECT name FROM teams",
            "ANALYZE SELECT name FROM teams",
            "ANALYZE FORMAT=JSON DELETE FROM teams",
            "ANALYZE UPDATE teams SET name = 'n'",
            "EXPLAIN FORMAT=JSON DELETE FROM teams",
            "CHECK TABLE teams; DELETE FROM teams",
            "SET STATEMENT max_statement_time = 1 FOR SELECT name FROM teams",
            "SELECT name FROM teams PROCEDURE ANALYSE()",
            "SELECT name FROM teams FOR SYSTEM_TIME ALL WHERE organization_id = 7 OR 1",
            "SELECT name FROM teams PARTITION (p0)",
            "INSERT INTO teams(organization_id, name) VALUES (7, (SELECT name FROM teams x WHERE x.id = 2))",
            "INSERT INTO teams(organization_id, name) VALUES (7, 'n') RETURNING id, (SELECT MAX(id) FROM `odd members`)",
            "DELETE FROM teams WHERE id = 2 RETURNING name",
            "UPDATE teams SET name = 'n' WHERE organization_id = 7 OR organization_id = 8 LIMIT 1",
            "SELECT name FROM teams WHERE organization_id BETWEEN 7 AND 8",
            "SELECT name FROM teams WHERE organization_id = 7 EXCEPT ALL SELECT name FROM teams",
            "SELECT JSON_ARRAYAGG(name) FROM teams",
            "SELECT name FROM teams NATURAL JOIN `odd members`",
            "SELECT /*+ SET_VAR(sql_mode='') */ name FROM teams",
            "VALUES (1), ((SELECT COUNT(*) FROM teams))",
            "RENAME TABLE teams TO gone",
            "CREATE TABLE copy AS SELECT * FROM teams",
            "CREATE TABLE copy SELECT * FROM teams",
            "DO (SELECT COUNT(*) FROM teams)",
            "SET @x = (SELECT COUNT(*) FROM teams)",
            "KILL 1");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "mysql"})
    void whatHoldsToTheTenantRuns(String driver, MariaDb server) throws Exception {
        assertThat(outcomes(CONFINED, driver, server))
                .allSatisfy((sql, outcome) -> assertThat(outcome).isEqualTo("runs"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "mysql"})
    void whatDoesNotIsStopped(String driver, MariaDb server) throws Exception {
        assertThat(outcomes(NOT_CONFINED, driver, server))
                .allSatisfy((sql, outcome) -> assertThat(outcome).isEqualTo("stopped"));
    }

    @Test
    void rowsOfOthersAreSeenInWhatAProcedureGives(MariaDb server) throws Exception {
        DataSource source = source("mariadb", prepared(server));
        try (ReportingApp app = new ReportingApp(folder, settings -> settings)) {
            DataSource watched = app.bulwark().watch(source, "main");
            List<String> names = new ArrayList<>();
            app.as("7", () -> {
                try (Connection connection = watched.getConnection();
                        Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("CALL everything()")) {
                    while (rows.next()) {
                        names.add(rows.getString("name"));
                    }
                }
            });
            assertThat(names).containsExactly("a", "b", "c", "d");
            assertThat(app.allOf(ViolationEvent.class))
                    .filteredOn(violation -> violation.violationType() == ViolationType.WRONG_ORG)
                    .singleElement()
                    .satisfies(
                            violation -> assertThat(violation.accessedTenants()).containsExactly("8"));
        }
    }

    /** By statement what comes of it on behalf of tenant 7. */
    private Map<String, String> outcomes(List<String> statements, String driver, MariaDb server) throws Exception {
        DataSource source = source(driver, prepared(server));
        Map<String, String> outcomes = new LinkedHashMap<>();
        try (ReportingApp app = new ReportingApp(folder, settings -> settings.mode(Mode.BLOCK_UNDECIDED))) {
            DataSource watched = app.bulwark().watch(source, "main");
            for (String sql : statements) {
                app.as("7", () -> outcomes.put(sql, outcome(sql, watched)));
            }
        }
        return outcomes;
    }

    private static String outcome(String sql, DataSource watched) throws SQLException {
        try (Connection connection = watched.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
                return "runs";
            } finally {
                connection.rollback();
            }
        } catch (StatementBlockedException e) {
            return "stopped";
        } catch (SQLException e) {
            return "fails: " + e.getMessage();
        }
    }

    private static DataSource source(String driver, String address) throws SQLException {
        if (driver.equals("mariadb")) {
            return new MariaDbDataSource("jdbc:mariadb:" + address);
        }
        MysqlDataSource source = new MysqlDataSource();
        source.setUrl("jdbc:mysql:" + address);
        return source;
    }

    /** Makes the tables; the address is without the driver's name. */
    private static String prepared(MariaDb server) throws SQLException {
        String address = server.create("judged") + "?user=root&allowMultiQueries=true";
        try (Connection connection = DriverManager.getConnection("jdbc:mariadb:" + address);
                Statement statement = connection.createStatement()) {
            for (String sql : TABLES) {
                statement.execute(sql);
            }
        }
        return address;
    }
}
