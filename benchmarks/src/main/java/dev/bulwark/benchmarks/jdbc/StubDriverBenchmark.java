package dev.bulwark.benchmarks.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What each library that watches JDBC costs by itself: the driver below it does nothing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StubDriverBenchmark {
    /** Statements of one request, so that its context counts for little. */
    private static final int STATEMENTS = 100;

    private static final String UNCHECKED = "SELECT id, title FROM todos WHERE organization_id = ? AND id < ?";
    private static final String CHECKED =
            "SELECT id, title, organization_id FROM todos WHERE organization_id = ? AND id < ?";

    /** Who watches. */
    @Param
    @SuppressWarnings("NullAway.Init") // set by JMH
    public Watcher watcher;

    @SuppressWarnings("NullAway.Init") // opened in the set-up
    private WatchedDatabase database;

    @SuppressWarnings("NullAway.Init") // opened in the set-up
    private Connection connection;

    @SuppressWarnings("NullAway.Init") // opened in the set-up
    private PreparedStatement unchecked;

    @SuppressWarnings("NullAway.Init") // opened in the set-up
    private PreparedStatement checked;

    @Setup
    public void open() throws SQLException {
        database = watcher.over(StubDatabase.create());
        connection = database.dataSource().getConnection();
        unchecked = prepared(connection, UNCHECKED);
        checked = prepared(connection, CHECKED);
    }

    @TearDown
    public void close() throws Exception {
        connection.close();
        database.close();
    }

    @Benchmark
    @OperationsPerInvocation(STATEMENTS)
    public Object execute() throws SQLException {
        return often(unchecked::executeQuery);
    }

    @Benchmark
    @OperationsPerInvocation(STATEMENTS)
    public Object prepareExecuteClose() throws SQLException {
        return often(() -> runOn(connection));
    }

    @Benchmark
    @OperationsPerInvocation(STATEMENTS)
    public Object connectionCycle() throws SQLException {
        return often(() -> {
            try (Connection own = database.dataSource().getConnection()) {
                return runOn(own);
            }
        });
    }

    @Benchmark
    @OperationsPerInvocation(STATEMENTS)
    public Object hundredRows() throws SQLException {
        return often(() -> sumOfIds(unchecked));
    }

    @Benchmark
    @OperationsPerInvocation(STATEMENTS)
    public Object hundredRowsWithTheirTenant() throws SQLException {
        return often(() -> sumOfIds(checked));
    }

    private <T> T often(AsTenant.Work<T> work) throws SQLException {
        return database.often(STATEMENTS, work);
    }

    private static ResultSet runOn(Connection connection) throws SQLException {
        try (PreparedStatement statement = prepared(connection, UNCHECKED)) {
            return statement.executeQuery();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setInt(1, 7);
        statement.setInt(2, 42);
        return statement;
    }

    private static long sumOfIds(PreparedStatement statement) throws SQLException {
        long sum = 0;
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                sum += rows.getInt(1) + rows.getString(2).length();
            }
        }
        return sum;
    }
}
