package dev.bulwark.benchmarks.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** A pool of connections to an H2 database in memory with a thousand to-dos of tenant 7. Every execution reads anew. */
final class MeetingsDatabase {
    private static final int TODOS = 1000;

    private MeetingsDatabase() {}

    static DataSource create() throws SQLException {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=0";
        DataSource source = JdbcConnectionPool.create(url, "sa", "");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE todos(organization_id INT NOT NULL, id INT NOT NULL, title VARCHAR(200),"
                    + " PRIMARY KEY (organization_id, id))");
            fill(connection);
        }
        return source;
    }

    private static void fill(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO todos VALUES (7, ?, ?)")) {
            for (int id = 0; id < TODOS; id++) {
                insert.setInt(1, id);
                insert.setString(2, "Call the customer back about offer " + id);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
