package dev.bulwark.instrument.jdbc.script;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.HashMap;
import java.util.List;
import java.util.TimeZone;

/** What is asked of statements: executions, bound values, rows, batches, generated keys, right and wrong ones. */
final class StatementScript {
    private static final String INSERT =
            "INSERT INTO items(id, organization_id, name, price, born) VALUES (?, 7, ?, ?, ?)";

    private final Connection connection;
    private final Transcript t;

    StatementScript(Connection connection, Transcript transcript) {
        this.connection = connection;
        this.t = transcript;
    }

    void play() throws Exception {
        statements();
        prepared();
        nullsAndOddArguments();
        batches();
        keys();
    }

    private void statements() {
        Statement statement = t.call("createStatement", () -> connection.createStatement());
        t.everything("fresh statement", Statement.class, statement);
        t.call(
                "insert",
                () -> statement.executeUpdate("INSERT INTO items(id, organization_id, name) VALUES (1, 7, 'one')"));
        t.call(
                "insert more",
                () -> statement.execute("INSERT INTO items(id, organization_id, name) VALUES (2, 7, 'two')"));
        t.call("large", () -> statement.executeLargeUpdate("UPDATE items SET name = 'zwei' WHERE id = 2"));
        t.call("twice", () -> statement.executeUpdate("INSERT INTO items(id, organization_id) VALUES (1, 7)"));
        t.call("no table", () -> statement.executeQuery("SELECT * FROM nowhere"));
        t.call("nonsense", () -> statement.execute("SELEKT 1"));
        t.call("update as query", () -> statement.executeQuery("UPDATE items SET name = 'x' WHERE id = 99"));
        t.call("query as update", () -> statement.executeUpdate("SELECT id FROM items"));
        t.call("execute", () -> statement.execute("SELECT id, organization_id, name FROM items ORDER BY id"));
        t.everything("after execute", Statement.class, statement);
        ResultSet before = t.call("getResultSet", () -> statement.getResultSet());
        t.call("same result set", () -> statement.getResultSet() == before);
        t.rows("execute", t.call("getResultSet", () -> statement.getResultSet()));
        t.call("getMoreResults", () -> statement.getMoreResults());
        t.call("getMoreResults keep", () -> statement.getMoreResults(Statement.KEEP_CURRENT_RESULT));
        t.call("getUpdateCount", () -> statement.getUpdateCount());
        t.call("two", () -> statement.execute("SELECT 1; SELECT 2"));
        t.call("second", () -> statement.getMoreResults());
        settings(statement);
        ResultSet rows = t.call("query", () -> statement.executeQuery("SELECT id, name FROM items ORDER BY id"));
        t.call("before the first row", () -> rows.getInt(1));
        t.everything("rows", ResultSet.class, rows);
        t.call("next", () -> rows.next());
        t.everything("on a row", ResultSet.class, rows);
        t.call("no such column", () -> rows.getInt("nothing"));
        t.call("no such position", () -> rows.getInt(9));
        t.call("text as number", () -> rows.getInt("name"));
        t.call("findColumn", () -> rows.findColumn("NAME"));
        t.call("previous", () -> rows.previous());
        t.run("updateInt", () -> rows.updateInt(1, 5));
        t.call("query again", () -> statement.executeQuery("SELECT 1"));
        t.call("the first one", () -> rows.next());
        t.run("close", () -> statement.close());
        t.run("close again", () -> statement.close());
        t.call("after close", () -> statement.executeQuery("SELECT 1"));
        t.call("rows after close", () -> rows.next());
    }

    private void settings(Statement statement) {
        t.run("setMaxRows", () -> statement.setMaxRows(1));
        t.run("setMaxRows odd", () -> statement.setMaxRows(-1));
        t.run("setLargeMaxRows", () -> statement.setLargeMaxRows(5));
        t.run("setFetchSize", () -> statement.setFetchSize(1));
        t.run("setFetchSize odd", () -> statement.setFetchSize(-5));
        t.run("setFetchDirection", () -> statement.setFetchDirection(ResultSet.FETCH_REVERSE));
        t.run("setMaxFieldSize", () -> statement.setMaxFieldSize(100));
        t.run("setQueryTimeout", () -> statement.setQueryTimeout(30));
        t.run("setQueryTimeout odd", () -> statement.setQueryTimeout(-1));
        t.run("setCursorName", () -> statement.setCursorName("here"));
        t.run("setEscapeProcessing", () -> statement.setEscapeProcessing(true));
        t.run("setPoolable", () -> statement.setPoolable(true));
        t.run("closeOnCompletion", () -> statement.closeOnCompletion());
        t.call("enquoteLiteral", () -> statement.enquoteLiteral("it's"));
        t.call("enquoteLiteral null", () -> statement.enquoteLiteral(null));
        t.call("enquoteIdentifier", () -> statement.enquoteIdentifier("a b", false));
        t.call("enquoteIdentifier odd", () -> statement.enquoteIdentifier("", true));
        t.call("enquoteNCharLiteral", () -> statement.enquoteNCharLiteral("x"));
        t.call("isSimpleIdentifier", () -> statement.isSimpleIdentifier("abc"));
        t.everything("changed statement", Statement.class, statement);
        t.run("setMaxRows none", () -> statement.setMaxRows(0));
        t.run("cancel nothing", () -> statement.cancel());
    }

    private void prepared() throws Exception {
        Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
        PreparedStatement insert = t.call("prepare", () -> connection.prepareStatement(INSERT));
        t.everything("prepared", PreparedStatement.class, insert);
        t.call("too early", () -> insert.executeUpdate());
        t.run("setInt", () -> insert.setInt(1, 10));
        t.run("setString", () -> insert.setString(2, "ten"));
        t.run("setBigDecimal", () -> insert.setBigDecimal(3, new BigDecimal("10.25")));
        t.run("setTimestamp", () -> insert.setTimestamp(4, Timestamp.valueOf("2026-01-02 03:04:05")));
        t.call("executeUpdate", () -> insert.executeUpdate());
        t.call("twice", () -> insert.executeUpdate());
        t.run("setObject", () -> insert.setObject(1, 11));
        t.run("setObject typed", () -> insert.setObject(2, "eleven", Types.VARCHAR));
        t.run("setObject JDBCType", () -> insert.setObject(2, "eleven", JDBCType.VARCHAR));
        t.run("setNull", () -> insert.setNull(3, Types.DECIMAL));
        t.run("setTimestamp calendar", () -> insert.setTimestamp(4, new Timestamp(0), utc));
        t.call("executeLargeUpdate", () -> insert.executeLargeUpdate());
        t.run("out of range", () -> insert.setInt(9, 1));
        t.run("zero", () -> insert.setInt(0, 1));
        t.run("far out of range", () -> insert.setObject(70_000, 1));
        t.run("clearParameters", () -> insert.clearParameters());
        t.call("nothing bound", () -> insert.executeUpdate());
        t.call("text given to a prepared one", () -> insert.executeQuery("SELECT 1"));
        t.call("parameters", () -> parameters(insert.getParameterMetaData()));
        t.run("close", () -> insert.close());
        t.run("bind after close", () -> insert.setInt(1, 1));
        PreparedStatement query = t.call(
                "prepare query",
                () -> connection.prepareStatement(
                        "SELECT * FROM items WHERE organization_id = ? AND id > ? ORDER BY id"));
        t.run("setLong", () -> query.setLong(1, 7));
        t.run("setShort", () -> query.setShort(2, (short) 0));
        t.call("getMetaData", () -> query.getMetaData());
        ResultSet rows = t.call("executeQuery", () -> query.executeQuery());
        t.call("first", () -> rows.next());
        everyReading(rows, utc);
        t.rows("the rest", rows);
        t.call("again", () -> query.execute());
        t.rows("again", t.call("getResultSet", () -> query.getResultSet()));
        t.call("unprepared", () -> connection.prepareStatement("SELEKT 1").executeQuery());
        t.call("types", () -> connection.prepareStatement("SELECT 1", 1, 2, 3));
        t.run("close", () -> query.close());
    }

    private void everyReading(ResultSet rows, Calendar utc) {
        t.call("getLong", () -> rows.getLong("organization_id"));
        t.call("wasNull", () -> rows.wasNull());
        for (int column = 1; column <= 5; column++) {
            int at = column;
            t.call("getString " + at, () -> rows.getString(at));
            t.call("getInt " + at, () -> rows.getInt(at));
            t.call("getByte " + at, () -> rows.getByte(at));
            t.call("getBoolean " + at, () -> rows.getBoolean(at));
            t.call("getDouble " + at, () -> rows.getDouble(at));
            t.call("getBigDecimal " + at, () -> rows.getBigDecimal(at));
            t.call("getBytes " + at, () -> rows.getBytes(at));
            t.call("getDate " + at, () -> rows.getDate(at, utc));
            t.call("getTime " + at, () -> rows.getTime(at));
            t.call("getTimestamp " + at, () -> rows.getTimestamp(at, utc));
            t.call("getObject Long " + at, () -> rows.getObject(at, Long.class));
            t.call("getObject LocalDate " + at, () -> rows.getObject(at, LocalDate.class));
            t.call("getObject null " + at, () -> rows.getObject(at, (Class<?>) null));
            t.call("getObject map " + at, () -> rows.getObject(at, new HashMap<>()));
            t.call("getCharacterStream " + at, () -> rows.getCharacterStream(at));
            t.call("getBinaryStream " + at, () -> rows.getBinaryStream(at));
            t.call("getNString " + at, () -> rows.getNString(at));
            t.call("getURL " + at, () -> rows.getURL(at));
            t.call("getRef " + at, () -> rows.getRef(at));
            t.call("getRowId " + at, () -> rows.getRowId(at));
            t.call("getArray " + at, () -> rows.getArray(at));
            t.call("getSQLXML " + at, () -> rows.getSQLXML(at));
        }
    }

    private void nullsAndOddArguments() {
        Statement statement = t.call("createStatement", () -> connection.createStatement());
        t.call("null query", () -> statement.executeQuery(null));
        t.call("null update", () -> statement.executeUpdate(null));
        t.call("null execute", () -> statement.execute(null));
        t.call("empty", () -> statement.execute(""));
        t.run("null batch", () -> statement.addBatch(null));
        t.call("run null batch", () -> statement.executeBatch());
        t.run("clear", () -> statement.clearBatch());
        t.call("prepare null", () -> connection.prepareStatement(null));
        t.call("prepare empty", () -> connection.prepareStatement("").execute());
        t.call("call null", () -> connection.prepareCall(null));
        t.call("nativeSQL null", () -> connection.nativeSQL(null));
        t.call("odd type", () -> connection.createStatement(17, 18));
        t.run("release null", () -> connection.releaseSavepoint(null));
        t.run("rollback to null", () -> connection.rollback(null));
        t.run("abort null", () -> connection.abort(null));
        t.call("unwrap null", () -> connection.unwrap(null));
        t.call("array of null", () -> connection.createArrayOf(null, null));
        t.call("struct of null", () -> connection.createStruct(null, null));
        t.run("close", () -> statement.close());
    }

    private void batches() {
        Statement statement = t.call("createStatement", () -> connection.createStatement());
        t.call("nothing", () -> statement.executeBatch());
        t.run("add", () -> statement.addBatch("INSERT INTO items(id, organization_id) VALUES (20, 7)"));
        t.run("add", () -> statement.addBatch("INSERT INTO items(id, organization_id) VALUES (20, 7)"));
        t.run("add", () -> statement.addBatch("INSERT INTO items(id, organization_id) VALUES (21, 7)"));
        t.call("failing", () -> statement.executeBatch());
        t.call("afterwards", () -> statement.executeBatch());
        t.run("add a query", () -> statement.addBatch("SELECT 1"));
        t.call("query in a batch", () -> statement.executeBatch());
        t.run("add", () -> statement.addBatch("DELETE FROM items WHERE id = 21"));
        t.call("large", () -> statement.executeLargeBatch());
        t.run("close", () -> statement.close());
        t.call("closed", () -> statement.executeBatch());
        PreparedStatement insert = t.call("prepare", () -> connection.prepareStatement(INSERT));
        for (int id : List.of(30, 31, 30, 32)) {
            t.run("bind", () -> {
                insert.setInt(1, id);
                insert.setString(2, "batch");
                insert.setBigDecimal(3, BigDecimal.ONE);
                insert.setTimestamp(4, new Timestamp(0));
                insert.addBatch();
            });
        }
        t.call("failing", () -> insert.executeBatch());
        t.call("afterwards", () -> insert.executeBatch());
        t.run("clear", () -> insert.clearBatch());
        t.run("bind one", () -> insert.setInt(1, 40));
        t.run("add", () -> insert.addBatch());
        t.call("good", () -> insert.executeLargeBatch());
        t.run("text", () -> insert.addBatch("SELECT 1"));
        t.run("close", () -> insert.close());
        all("after the batches");
    }

    private void keys() throws Exception {
        Statement statement = connection.createStatement();
        String insert = "INSERT INTO notes(organization_id, text) VALUES (7, 'n')";
        t.call("no keys", () -> statement.getGeneratedKeys());
        t.call("update", () -> statement.executeUpdate(insert, Statement.RETURN_GENERATED_KEYS));
        t.rows("keys", t.call("getGeneratedKeys", () -> statement.getGeneratedKeys()));
        t.call("by position", () -> statement.executeUpdate(insert, new int[] {1}));
        t.call("by name", () -> statement.executeUpdate(insert, new String[] {"id"}));
        t.call("execute", () -> statement.execute(insert, new String[] {"id", "organization_id"}));
        t.call("keys", () -> statement.getGeneratedKeys().next());
        t.call("by a wrong name", () -> statement.executeUpdate(insert, new String[] {"nothing"}));
        t.call("by null", () -> statement.executeUpdate(insert, (String[]) null));
        t.call("odd", () -> statement.executeUpdate(insert, 17));
        PreparedStatement prepared =
                t.call("prepare", () -> connection.prepareStatement(insert, Statement.RETURN_GENERATED_KEYS));
        t.call("update", () -> prepared.executeUpdate());
        t.rows("keys", t.call("getGeneratedKeys", () -> prepared.getGeneratedKeys()));
        t.run("close", () -> prepared.close());
        t.call("keys of a closed one", () -> prepared.getGeneratedKeys());
        t.run("close", () -> statement.close());
    }

    private static String parameters(ParameterMetaData parameters) throws Exception {
        StringBuilder words = new StringBuilder();
        for (int i = 1; i <= parameters.getParameterCount(); i++) {
            words.append(parameters.getParameterTypeName(i)).append(' ');
        }
        return words.toString();
    }

    private void all(String when) {
        t.call(when, () -> {
            try (Statement statement = connection.createStatement()) {
                t.rows(when, statement.executeQuery("SELECT id, organization_id, name, price FROM items ORDER BY id"));
                return statement.getWarnings();
            }
        });
    }
}
