package dev.bulwark.isolation.oracle;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Two databases whose rows of tenant 10 and of nobody are the same, while those of tenant 20 differ. */
final class TwoWorlds implements AutoCloseable {
    private static final List<String> TABLES = List.of("teams", "issues", "todos");

    private final Connection first;
    private final Connection second;

    TwoWorlds(long seed) throws SQLException {
        first = world(seed, seed + 1);
        second = world(seed, seed + 2);
    }

    /** What tells the worlds apart, in words; empty when the statement cannot. */
    String difference(String sql) throws SQLException {
        String here = run(first, sql);
        String there = run(second, sql);
        return here.equals(there) ? "" : here + "\n   but with other rows of tenant 20: " + there;
    }

    @Override
    public void close() throws SQLException {
        first.close();
        second.close();
    }

    private static Connection world(long ours, long theirs) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("CREATE TABLE " + table
                        + " (id INT PRIMARY KEY, organization_id INT, team_id INT, parent_id INT, status VARCHAR(9))");
            }
            fill(statement, new Random(ours), 10, 0);
            fill(statement, new Random(theirs), 20, 1);
        }
        connection.commit();
        return connection;
    }

    /** Ids of both tenants interleave, so that one's row comes between the other's in every order. */
    private static void fill(Statement statement, Random random, int tenant, int offset) throws SQLException {
        for (String table : TABLES) {
            for (int i = 0; i < 2 + random.nextInt(4); i++) {
                statement.execute("INSERT INTO " + table + " VALUES (" + (2 * i + offset) + ", " + tenant + ", "
                        + (random.nextInt(5) == 0 ? "NULL" : random.nextInt(8)) + ", " + random.nextInt(8) + ", '"
                        + (random.nextBoolean() ? "o" : "c") + "')");
            }
        }
    }

    private static String run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(5);
            String others = sql.startsWith("SELECT") || sql.startsWith("(") || sql.startsWith("WITH")
                    ? ""
                    : rows(statement, 20);
            boolean query = statement.execute(sql);
            if (query) {
                return read(statement.getResultSet());
            }
            String touched = rows(statement, 20).equals(others) ? "" : " TOUCHED " + rows(statement, 20);
            return statement.getUpdateCount() + rows(statement, 10) + touched;
        } catch (SQLException failure) {
            return "error " + failure.getErrorCode();
        } finally {
            connection.rollback();
        }
    }

    private static String rows(Statement statement, int tenant) throws SQLException {
        StringBuilder all = new StringBuilder();
        for (String table : TABLES) {
            all.append(read(statement.executeQuery("SELECT * FROM " + table + " WHERE organization_id = " + tenant)));
        }
        return all.toString();
    }

    private static String read(ResultSet results) throws SQLException {
        List<String> rows = new ArrayList<>();
        int columns = results.getMetaData().getColumnCount();
        while (results.next()) {
            StringBuilder row = new StringBuilder();
            for (int i = 1; i <= columns; i++) {
                row.append(results.getString(i)).append(' ');
            }
            rows.add(row.toString());
        }
        Collections.sort(rows);
        return rows.toString();
    }
}
