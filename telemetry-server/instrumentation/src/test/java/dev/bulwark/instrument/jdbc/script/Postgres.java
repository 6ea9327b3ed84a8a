package dev.bulwark.instrument.jdbc.script;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PgConnection;

/** PostgreSQL, with settings of its driver. */
final class Postgres implements DatabaseUnderTest {
    private final String settings;
    private EmbeddedPostgres server;

    Postgres(String settings) {
        this.settings = settings;
    }

    @Override
    public DataSource create(String name) throws Exception {
        if (server == null) {
            server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        }
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE \"" + name + "\"");
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.getJdbcUrl("postgres", name) + "&" + settings);
        return source;
    }

    @Override
    public List<String> tables() {
        return List.of(
                "CREATE TABLE items(id INT PRIMARY KEY, organization_id INT, name VARCHAR(100), price DECIMAL(10,2),"
                        + " born TIMESTAMP, data BYTEA, words TEXT)",
                "CREATE TABLE notes(id SERIAL PRIMARY KEY, organization_id INT, text VARCHAR(100))",
                "CREATE FUNCTION twice(n INT) RETURNS INT AS 'SELECT 2 * n' LANGUAGE SQL",
                "CREATE FUNCTION cursor_of() RETURNS refcursor AS 'DECLARE c refcursor; BEGIN OPEN c FOR"
                        + " SELECT id, organization_id FROM items ORDER BY id; RETURN c; END' LANGUAGE plpgsql");
    }

    @Override
    public String slowQuery() {
        return "SELECT pg_sleep(20)";
    }

    @Override
    public void own(Connection connection, Transcript t) throws SQLException {
        Statement statement = connection.createStatement();
        t.call("notice", () -> statement.execute("DO 'BEGIN RAISE WARNING ''beware''; END'"));
        t.call("warning", () -> statement.getWarnings());
        t.run("clearWarnings", () -> statement.clearWarnings());
        t.call("no warning", () -> statement.getWarnings());
        copy(connection, t);
        cursors(connection, t);
        t.call(
                "vendor's connection",
                () -> connection.unwrap(PgConnection.class).getPreferQueryMode());
        t.call(
                "vendor's statement",
                () -> statement.unwrap(org.postgresql.PGStatement.class).getPrepareThreshold());
        t.run("close", () -> statement.close());
    }

    private static void copy(Connection connection, Transcript t) {
        CopyManager copies = t.call(
                                "CopyManager",
                                () -> connection.unwrap(PGConnection.class).getCopyAPI())
                        == null
                ? null
                : api(connection);
        t.call(
                "in",
                () -> copies.copyIn(
                        "COPY notes(organization_id, text) FROM STDIN WITH CSV", new StringReader("7,a\n7,b\n")));
        StringWriter out = new StringWriter();
        t.call("out", () -> copies.copyOut("COPY (SELECT text FROM notes ORDER BY id) TO STDOUT", out));
        t.call("copied", () -> out.toString());
        t.call("wrong", () -> copies.copyIn("COPY notes FROM STDIN", new StringReader("x")));
    }

    private static CopyManager api(Connection connection) {
        try {
            return connection.unwrap(PGConnection.class).getCopyAPI();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void cursors(Connection connection, Transcript t) throws SQLException {
        connection.setAutoCommit(false);
        CallableStatement call = t.call("prepareCall", () -> connection.prepareCall("{? = call cursor_of()}"));
        t.run("register", () -> call.registerOutParameter(1, Types.REF_CURSOR));
        t.call("execute", () -> call.execute());
        t.call("cursor", () -> {
            t.rows("cursor", (ResultSet) call.getObject(1));
            return "read";
        });
        t.call("typed", () -> call.getObject(1, ResultSet.class));
        t.call("as rows", () -> {
            ResultSet rows = connection.createStatement().executeQuery("SELECT cursor_of()");
            rows.next();
            t.rows("cursor in a row", (ResultSet) rows.getObject(1));
            return rows.getStatement();
        });
        t.run("close", () -> call.close());
        connection.commit();
        connection.setAutoCommit(true);
    }

    @Override
    public void close() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    public String toString() {
        return "PostgreSQL " + settings;
    }
}
