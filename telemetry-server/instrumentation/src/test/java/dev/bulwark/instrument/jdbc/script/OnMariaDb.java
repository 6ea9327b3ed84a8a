package dev.bulwark.instrument.jdbc.script;

import com.mysql.cj.jdbc.MysqlDataSource;
import dev.bulwark.instrument.testkit.MariaDb;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** A database of a MariaDB server, through MariaDB's driver or MySQL's. */
final class OnMariaDb implements DatabaseUnderTest {
    private final MariaDb server;
    private final String driver;
    private final String settings;

    /** @param driver {@code mariadb} or {@code mysql} */
    OnMariaDb(MariaDb server, String driver, String settings) {
        this.server = server;
        this.driver = driver;
        this.settings = settings;
    }

    @Override
    public DataSource create(String name) throws SQLException {
        String url = "jdbc:" + driver + ":" + server.create(name) + "?user=root&" + settings;
        if (driver.equals("mariadb")) {
            return new MariaDbDataSource(url);
        }
        MysqlDataSource source = new MysqlDataSource();
        source.setUrl(url);
        return source;
    }

    @Override
    public List<String> tables() {
        return List.of(
                "CREATE TABLE items(id INT PRIMARY KEY, organization_id INT, name VARCHAR(100), price DECIMAL(10,2),"
                        + " born DATETIME, data BLOB, words TEXT) STATS_PERSISTENT = 1 STATS_AUTO_RECALC = 0",
                "CREATE TABLE notes(id INT AUTO_INCREMENT PRIMARY KEY, organization_id INT, text VARCHAR(100))",
                "CREATE FUNCTION twice(n INT) RETURNS INT DETERMINISTIC RETURN 2 * n",
                "CREATE PROCEDURE several(IN n INT, OUT m INT, INOUT k INT) BEGIN SELECT id, organization_id FROM items"
                        + " ORDER BY id; SELECT COUNT(*) FROM notes; SET m = 2 * n, k = k + 1; END");
    }

    @Override
    public String slowQuery() {
        // Being slow once for each driver is enough
        return settings.isEmpty()
                ? "SELECT COUNT(*) FROM seq_1_to_100000 a, seq_1_to_100000 b WHERE a.seq <> b.seq + 1"
                : "SELECT 1";
    }

    @Override
    public void own(Connection connection, Transcript t) throws SQLException {
        Statement statement = connection.createStatement();
        t.call("truncation", () -> statement.executeUpdate("INSERT IGNORE INTO items(id, name) VALUES (70, 7 / 0)"));
        t.call("warning", () -> statement.getWarnings());
        t.call("ignored", () -> statement.executeUpdate("INSERT IGNORE INTO items(id) VALUES (70)"));
        t.call("warning", () -> statement.getWarnings());
        t.call(
                "upsert",
                () -> statement.executeUpdate("INSERT INTO items(id, organization_id) VALUES (70, 7)"
                        + " ON DUPLICATE KEY UPDATE organization_id = VALUES(organization_id)"));
        t.call("replace", () -> statement.executeUpdate("REPLACE INTO items(id, organization_id) VALUES (70, 7)"));
        t.call("returning", () -> {
            t.rows("returned", statement.executeQuery("INSERT INTO notes(text) VALUES ('r') RETURNING id, text"));
            return statement.getUpdateCount();
        });
        t.call("found rows", () -> statement.executeUpdate("UPDATE items SET name = name WHERE id = 70"));
        t.call("show", () -> statement.executeQuery("SHOW COLUMNS FROM items").next());
        streaming(connection, t);
        severalResults(connection, t);
        t.run("close", () -> statement.close());
    }

    /** Rows that stay at the server until they are read. */
    private static void streaming(Connection connection, Transcript t) throws SQLException {
        Statement statement = connection.createStatement();
        t.run("one by one", () -> statement.setFetchSize(Integer.MIN_VALUE));
        t.run("by two", () -> statement.setFetchSize(2));
        t.call("stream", () -> {
            t.rows("streamed", statement.executeQuery("SELECT id, organization_id FROM items ORDER BY id"));
            return connection.createStatement().executeQuery("SELECT 1").next();
        });
        t.run("close", () -> statement.close());
    }

    private static void severalResults(Connection connection, Transcript t) throws SQLException {
        CallableStatement call = connection.prepareCall("{call several(?, ?, ?)}");
        t.run("in", () -> call.setInt(1, 4));
        t.run("out", () -> call.registerOutParameter(2, Types.INTEGER));
        t.run("in and out", () -> call.setInt(3, 1));
        t.run("in and out", () -> call.registerOutParameter(3, Types.INTEGER));
        t.call("execute", () -> call.execute());
        t.rows("first", t.call("getResultSet", () -> call.getResultSet()));
        t.call("more", () -> call.getMoreResults());
        t.rows("second", t.call("getResultSet", () -> call.getResultSet()));
        t.call("more", () -> call.getMoreResults());
        t.call("count", () -> call.getUpdateCount());
        t.call("out", () -> call.getInt(2));
        t.call("by name", () -> call.getInt("k"));
        t.run("close", () -> call.close());
        PreparedStatement many = connection.prepareStatement("SELECT ?; SELECT 2");
        t.run("bind", () -> many.setInt(1, 1));
        t.call("several statements", () -> many.execute());
        t.call("more", () -> many.getMoreResults());
        t.run("close", () -> many.close());
    }

    @Override
    public String toString() {
        return "MariaDB by " + driver + " " + settings;
    }
}
