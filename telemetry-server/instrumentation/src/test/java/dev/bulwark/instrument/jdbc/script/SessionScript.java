package dev.bulwark.instrument.jdbc.script;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Types;
import java.util.HashMap;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;

/** What is asked of a connection: its settings, cursors, transactions, large values, metadata, and all of it once it is closed. */
final class SessionScript {
    private final Connection connection;
    private final DatabaseUnderTest database;
    private final Transcript t;

    SessionScript(Connection connection, DatabaseUnderTest database, Transcript transcript) {
        this.connection = connection;
        this.database = database;
        this.t = transcript;
    }

    void play() throws Exception {
        connectionItself();
        scrolling();
        updating();
        transactions();
        large();
        arrays();
        callable();
        metadata();
        database.own(connection, t);
        timeouts();
        closed();
    }

    private void connectionItself() {
        t.everything("connection", Connection.class, connection);
        t.call("nativeSQL", () -> connection.nativeSQL("SELECT {fn UCASE('x')}"));
        t.call("isValid", () -> connection.isValid(1));
        t.run("setClientInfo", () -> connection.setClientInfo("ApplicationName", "script"));
        t.run("setClientInfo odd", () -> connection.setClientInfo("NoSuchThing", "script"));
        t.run("setClientInfo all", () -> connection.setClientInfo(new Properties()));
        t.call("getClientInfo", () -> connection.getClientInfo("ApplicationName"));
        t.run("setHoldability", () -> connection.setHoldability(ResultSet.HOLD_CURSORS_OVER_COMMIT));
        t.run(
                "setTransactionIsolation",
                () -> connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED));
        t.run("setTransactionIsolation odd", () -> connection.setTransactionIsolation(17));
        t.run("setTypeMap", () -> connection.setTypeMap(new HashMap<>()));
        t.run("setReadOnly", () -> connection.setReadOnly(false));
        t.run("setSchema", () -> connection.setSchema(connection.getSchema()));
        t.run("setCatalog", () -> connection.setCatalog(connection.getCatalog()));
        t.run("setNetworkTimeout", () -> connection.setNetworkTimeout(Runnable::run, 60_000));
        t.run("setNetworkTimeout odd", () -> connection.setNetworkTimeout(Runnable::run, -1));
        t.run("beginRequest", () -> connection.beginRequest());
        t.run("endRequest", () -> connection.endRequest());
        t.run("setShardingKey", () -> connection.setShardingKey(null));
        t.run("setShardingKeyIfValid", () -> connection.setShardingKeyIfValid(null, 1));
        t.call("warnings", () -> connection.getWarnings());
        t.run("clearWarnings", () -> connection.clearWarnings());
        t.call("unwrap", () -> connection.unwrap(String.class));
        t.call("isWrapperFor", () -> connection.isWrapperFor(String.class));
        t.call("isWrapperFor null", () -> connection.isWrapperFor(null));
    }

    private void scrolling() {
        Statement statement = t.call(
                "scroll",
                () -> connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY));
        ResultSet rows =
                t.call("query", () -> statement.executeQuery("SELECT id, organization_id FROM items ORDER BY id"));
        t.call("last", () -> rows.last());
        t.call("getRow", () -> rows.getRow());
        t.call("first", () -> rows.first());
        t.call("absolute", () -> rows.absolute(2));
        t.call("absolute from the end", () -> rows.absolute(-1));
        t.call("relative", () -> rows.relative(-1));
        t.call("previous", () -> rows.previous());
        t.run("beforeFirst", () -> rows.beforeFirst());
        t.call("isBeforeFirst", () -> rows.isBeforeFirst());
        t.run("afterLast", () -> rows.afterLast());
        t.call("previous", () -> rows.previous());
        t.call("id", () -> rows.getInt("id"));
        t.call("absolute 0", () -> rows.absolute(0));
        t.call("far away", () -> rows.absolute(1000));
        t.run("refreshRow", () -> rows.refreshRow());
        t.run("insert", () -> rows.moveToInsertRow());
        t.run("setFetchSize", () -> rows.setFetchSize(3));
        t.run("setFetchDirection", () -> rows.setFetchDirection(ResultSet.FETCH_FORWARD));
        t.run("close", () -> rows.close());
        t.everything("closed rows", ResultSet.class, rows);
        t.run("close", () -> statement.close());
    }

    private void updating() {
        Statement statement = t.call(
                "updatable",
                () -> connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE));
        ResultSet rows = t.call(
                "query",
                () -> statement.executeQuery(
                        "SELECT id, organization_id, name, price FROM items WHERE id < 10 ORDER BY id"));
        t.call("next", () -> rows.next());
        t.run("updateString", () -> rows.updateString("name", "changed"));
        t.run("updateRow", () -> rows.updateRow());
        t.call("rowUpdated", () -> rows.rowUpdated());
        t.run("updateBigDecimal", () -> rows.updateBigDecimal(4, BigDecimal.TEN));
        t.run("cancelRowUpdates", () -> rows.cancelRowUpdates());
        t.run("updateNull", () -> rows.updateNull("price"));
        t.run("no such column", () -> rows.updateInt("nothing", 1));
        t.run("updateObject", () -> rows.updateObject(3, "object"));
        t.run("updateRow", () -> rows.updateRow());
        t.run("moveToInsertRow", () -> rows.moveToInsertRow());
        t.run("id", () -> rows.updateInt(1, 5));
        t.run("tenant", () -> rows.updateInt("organization_id", 7));
        t.run("insertRow", () -> rows.insertRow());
        t.run("insertRow twice", () -> rows.insertRow());
        t.run("moveToCurrentRow", () -> rows.moveToCurrentRow());
        t.run("insertRow elsewhere", () -> rows.insertRow());
        t.call("next", () -> rows.next());
        t.run("deleteRow", () -> rows.deleteRow());
        t.call("rowDeleted", () -> rows.rowDeleted());
        t.run("close", () -> statement.close());
        all("after updating");
    }

    private void transactions() throws Exception {
        Statement statement = connection.createStatement();
        t.run("setSavepoint too early", () -> connection.setSavepoint());
        t.run("commit too early", () -> connection.commit());
        t.run("setAutoCommit", () -> connection.setAutoCommit(false));
        t.call("insert", () -> statement.executeUpdate("INSERT INTO items(id, organization_id) VALUES (50, 7)"));
        Savepoint savepoint = savepoint("half");
        t.call("name", () -> savepoint.getSavepointName());
        t.run("id", () -> savepoint.getSavepointId());
        Savepoint unnamed = savepoint(null);
        t.run("id", () -> unnamed.getSavepointId());
        t.call("insert", () -> statement.executeUpdate("INSERT INTO items(id, organization_id) VALUES (51, 7)"));
        t.call("fail", () -> statement.executeUpdate("INSERT INTO items(id, organization_id) VALUES (50, 7)"));
        t.call("after the failure", () -> statement.executeQuery("SELECT 1").next());
        t.run("rollback to", () -> connection.rollback(savepoint));
        t.run("release", () -> connection.releaseSavepoint(savepoint));
        t.run("rollback to a released one", () -> connection.rollback(savepoint));
        t.run("rollback", () -> connection.rollback());
        t.call("insert", () -> statement.executeUpdate("INSERT INTO items(id, organization_id) VALUES (52, 7)"));
        t.run("commit", () -> connection.commit());
        t.run("setAutoCommit", () -> connection.setAutoCommit(true));
        statement.close();
        all("after transactions");
    }

    private Savepoint savepoint(String name) {
        Savepoint[] made = new Savepoint[1];
        t.run("setSavepoint " + name, () -> {
            made[0] = name == null ? connection.setSavepoint() : connection.setSavepoint(name);
        });
        return made[0];
    }

    private void large() {
        byte[] bytes = "large value".getBytes(StandardCharsets.UTF_8);
        Blob blob = t.call("createBlob", () -> connection.createBlob());
        t.call("fill", () -> blob.setBytes(1, bytes));
        Clob clob = t.call("createClob", () -> connection.createClob());
        t.call("fill", () -> clob.setString(1, "large text"));
        t.call("createNClob", () -> connection.createNClob());
        SQLXML xml = t.call("createSQLXML", () -> connection.createSQLXML());
        t.run("fill", () -> xml.setString("<a/>"));
        PreparedStatement update = t.call(
                "prepare", () -> connection.prepareStatement("UPDATE items SET data = ?, words = ? WHERE id = 10"));
        t.run("setBlob", () -> update.setBlob(1, blob));
        t.run("setClob", () -> update.setClob(2, clob));
        t.call("update", () -> update.executeUpdate());
        t.run("setBytes", () -> update.setBytes(1, bytes));
        t.run("setString", () -> update.setString(2, "text"));
        t.call("update", () -> update.executeUpdate());
        item10();
        t.run("setBinaryStream", () -> update.setBinaryStream(1, new ByteArrayInputStream(bytes), bytes.length));
        t.run("setCharacterStream", () -> update.setCharacterStream(2, new StringReader("streamed")));
        t.call("update", () -> update.executeUpdate());
        item10();
        t.run("setBlob stream", () -> update.setBlob(1, new ByteArrayInputStream(bytes)));
        t.run("setClob reader", () -> update.setClob(2, new StringReader("read")));
        t.run("setAsciiStream", () -> update.setAsciiStream(2, new ByteArrayInputStream(bytes)));
        t.run("setNString", () -> update.setNString(2, "n"));
        t.run("setSQLXML", () -> update.setSQLXML(2, xml));
        t.run("setURL", () -> update.setURL(2, null));
        t.run("setRef", () -> update.setRef(2, null));
        t.run("setRowId", () -> update.setRowId(2, null));
        t.run("setDate", () -> update.setDate(2, Date.valueOf("2026-01-01")));
        t.run("setTime", () -> update.setTime(2, Time.valueOf("01:02:03")));
        t.run("close", () -> update.close());
        t.run("free", () -> blob.free());
        t.call("freed", () -> blob.length());
    }

    private void item10() {
        t.call("read", () -> {
            try (PreparedStatement query = connection.prepareStatement(
                            "SELECT organization_id, data, words FROM items WHERE id = 10");
                    ResultSet rows = query.executeQuery()) {
                rows.next();
                t.call("getBlob", () -> rows.getBlob("data"));
                t.call("getBytes", () -> rows.getBytes("data"));
                t.call("getBinaryStream", () -> rows.getBinaryStream("data"));
                t.call("getClob", () -> rows.getClob("words"));
                t.call("getNClob", () -> rows.getNClob("words"));
                t.call("getString", () -> rows.getString("words"));
                t.call("getCharacterStream", () -> rows.getCharacterStream("words"));
                t.call("getAsciiStream", () -> rows.getAsciiStream("words"));
                return rows.getObject("words");
            }
        });
    }

    private void arrays() {
        java.sql.Array made =
                t.call("createArrayOf", () -> connection.createArrayOf("INTEGER", new Object[] {1, 2, null}));
        t.call("getBaseTypeName", () -> made.getBaseTypeName());
        t.call("getBaseType", () -> made.getBaseType());
        t.call("part", () -> made.getArray(2, 1));
        t.call("too far", () -> made.getArray(9, 1));
        t.call("rows", () -> made.getResultSet().next());
        t.call("query", () -> {
            try (PreparedStatement query = connection.prepareStatement("SELECT ?")) {
                query.setArray(1, made);
                ResultSet rows = query.executeQuery();
                rows.next();
                t.call("getArray", () -> rows.getArray(1));
                t.rows("as rows", rows.getArray(1).getResultSet());
                return rows.getObject(1);
            }
        });
        t.run("free", () -> made.free());
        t.call("freed", () -> made.getArray());
        t.call("createStruct", () -> connection.createStruct("pair", new Object[] {1, made}));
    }

    private void callable() {
        CallableStatement call = t.call("prepareCall", () -> connection.prepareCall("{? = call twice(?)}"));
        t.run("register", () -> call.registerOutParameter(1, Types.INTEGER));
        t.run("register by name", () -> call.registerOutParameter("none", Types.INTEGER));
        t.run("bind", () -> call.setInt(2, 21));
        t.run("bind by name", () -> call.setInt("none", 21));
        t.call("execute", () -> call.execute());
        t.call("getInt", () -> call.getInt(1));
        t.call("getObject", () -> call.getObject(1));
        t.call("getObject typed", () -> call.getObject(1, Integer.class));
        t.call("getString", () -> call.getString(1));
        t.call("by name", () -> call.getInt("none"));
        t.call("beyond", () -> call.getInt(3));
        t.call("wasNull", () -> call.wasNull());
        t.run("close", () -> call.close());
        t.call(
                "nothing of the kind",
                () -> connection.prepareCall("{call nothing_of_the_kind()}").execute());
    }

    private void metadata() throws Exception {
        DatabaseMetaData data = t.call("getMetaData", () -> connection.getMetaData());
        t.everything("metadata", DatabaseMetaData.class, data);
        String catalog = connection.getCatalog();
        t.rows("columns", t.call("getColumns", () -> data.getColumns(catalog, null, "%tems", "%")));
        t.rows("keys", t.call("getPrimaryKeys", () -> data.getPrimaryKeys(catalog, null, "items")));
        t.rows("indexes", t.call("getIndexInfo", () -> data.getIndexInfo(catalog, null, "items", true, true)));
        t.call("supportsConvert", () -> data.supportsConvert(Types.INTEGER, Types.VARCHAR));
        t.call("no such type", () -> data.supportsTransactionIsolationLevel(17));
        t.call("null table", () -> data.getPrimaryKeys(null, null, null).next());
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM items")) {
            ResultSetMetaData columns = t.call("columns", () -> statement.getMetaData());
            t.call("beyond", () -> columns.getColumnName(99));
        }
    }

    private void timeouts() throws Exception {
        Statement statement = connection.createStatement();
        statement.setQueryTimeout(1);
        t.call("too slow", () -> statement.executeQuery(database.slowQuery()).next());
        statement.setQueryTimeout(0);
        AtomicBoolean ended = new AtomicBoolean();
        Thread canceller = new Thread(() -> {
            while (!ended.get()) {
                try {
                    Thread.sleep(100);
                    statement.cancel();
                } catch (Exception e) {
                    ended.set(true);
                }
            }
        });
        canceller.start();
        t.call("cancelled", () -> statement.executeQuery(database.slowQuery()).next());
        ended.set(true);
        canceller.join();
        t.call(
                "usable again",
                () -> connection.createStatement().executeQuery("SELECT 1").next());
        statement.close();
    }

    private void closed() throws Exception {
        Statement statement = connection.createStatement();
        PreparedStatement prepared =
                t.call("prepare", () -> connection.prepareStatement("SELECT id FROM items ORDER BY id"));
        ResultSet rows = t.call("executeQuery", () -> prepared.executeQuery());
        DatabaseMetaData data = connection.getMetaData();
        t.call("isValid -1", () -> connection.isValid(-1)); // MySQL's driver closes the connection upon it
        t.run("close", () -> connection.close());
        t.run("close again", () -> connection.close());
        t.everything("closed connection", Connection.class, connection);
        t.everything("closed statement", Statement.class, statement);
        t.everything("closed prepared", PreparedStatement.class, prepared);
        t.everything("closed rows", ResultSet.class, rows);
        t.call("next", () -> rows.next());
        t.call("statement", () -> connection.createStatement());
        t.call("prepare", () -> connection.prepareStatement("SELECT 1"));
        t.call("execute", () -> prepared.executeQuery());
        t.call("metadata", () -> connection.getMetaData());
        t.call("tables", () -> data.getTables(null, null, "items", null));
        t.call("isClosed", () -> connection.isClosed());
        t.call("isValid", () -> connection.isValid(1));
        t.run("abort", () -> connection.abort(Runnable::run));
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
