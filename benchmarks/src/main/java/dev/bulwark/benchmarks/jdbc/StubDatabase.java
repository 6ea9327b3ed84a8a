package dev.bulwark.benchmarks.jdbc;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.DelegatingConnection;
import org.apache.commons.dbcp2.DelegatingPreparedStatement;
import org.h2.tools.SimpleResultSet;

/**
 * A database that does nothing when statements are prepared, executed and read, so that only what is around it costs. All
 * else, such as reading the schema, is answered by a real connection.
 */
final class StubDatabase implements DataSource {
    private static final int ROWS = 100;
    private static final String TITLE = "Call the customer back";

    private final StubConnection connection;

    private StubDatabase(Connection real) {
        this.connection = new StubConnection(real);
    }

    static DataSource create() throws SQLException {
        return new StubDatabase(MeetingsDatabase.create().getConnection());
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    @Override
    public Connection getConnection(String username, String password) {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return new PrintWriter(System.err, true, Charset.defaultCharset());
    }

    @Override
    public void setLogWriter(PrintWriter writer) {
        // writes nothing
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // is there at once
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }

    /** Always the same one with the same statements, so that making them costs nothing. */
    private static final class StubConnection extends DelegatingConnection<Connection> {
        private final StubStatement statement = new StubStatement(this, StubRows.of(false));
        private final StubStatement statementOfTenant = new StubStatement(this, StubRows.of(true));

        StubConnection(Connection real) {
            super(real);
        }

        @Override
        public PreparedStatement prepareStatement(String sql) throws SQLException {
            if (!sql.startsWith("SELECT id")) {
                return super.prepareStatement(sql);
            }
            return sql.startsWith("SELECT id, title, organization_id") ? statementOfTenant : statement;
        }

        @Override
        public void close() {
            // is used again
        }
    }

    private static final class StubStatement extends DelegatingPreparedStatement {
        private final StubConnection connection;
        private final StubRows rows;

        StubStatement(StubConnection connection, StubRows rows) {
            super(null, null); // a parent would keep it for ever
            this.connection = connection;
            this.rows = rows;
        }

        @Override
        public void setInt(int position, int value) {
            // nobody asks for it
        }

        @Override
        public ResultSet executeQuery() {
            rows.left = ROWS;
            return rows;
        }

        @Override
        public Connection getConnection() {
            return connection;
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    /** A hundred rows of tenant 7; one for each thread is enough, as one is read at a time. */
    private static final class StubRows extends SimpleResultSet {
        private int left;

        private static StubRows of(boolean withTenant) {
            StubRows rows = new StubRows();
            rows.addColumn("ID", Types.INTEGER, 10, 0);
            rows.addColumn("TITLE", Types.VARCHAR, 200, 0);
            if (withTenant) {
                rows.addColumn("ORGANIZATION_ID", Types.INTEGER, 10, 0);
            }
            return rows;
        }

        @Override
        public boolean next() {
            return left-- > 0;
        }

        @Override
        public int getInt(int column) {
            return 7;
        }

        @Override
        public long getLong(int column) {
            return 7;
        }

        @Override
        public String getString(int column) {
            return TITLE;
        }

        @Override
        public void close() {
            // read again
        }
    }
}
