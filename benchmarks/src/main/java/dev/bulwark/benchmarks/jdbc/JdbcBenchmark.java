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

/** Executing a prepared statement and reading rows on H2 in memory, bare and through each library that watches JDBC. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JdbcBenchmark {
    /** Statements of one request, so that its context counts for little; fewer than are reported as repeated. */
    private static final int STATEMENTS = 8;

    private static final String ONE = "SELECT title FROM todos WHERE organization_id = ? AND id = ?";

    /** With the tenant of each row, which Bulwark compares. */
    private static final String HUNDRED =
            "SELECT id, title, organization_id FROM todos WHERE organization_id = ? LIMIT 100";

    /** Who watches. */
    @Param
    @SuppressWarnings("NullAway.Init") // set by JMH
    public Watcher watcher;

    @SuppressWarnings("NullAway.Init") // opened in the set-up
    private WatchedDatabase database;

    @SuppressWarnings("NullAway.Init") // opened in the set-up
    private Connection connection;

    @SuppressWarnings("NullAway.Init") // opened in the set-up
    private PreparedStatement one;

    @SuppressWarnings("NullAway.Init") // opened in the set-up
    private PreparedStatement hundred;

    @Setup
    public void open() throws SQLException {
        database = watcher.open();
        connection = database.dataSource().getConnection();
        one = connection.prepareStatement(ONE);
        one.setInt(1, 7);
        one.setInt(2, 42);
        hundred = connection.prepareStatement(HUNDRED);
        hundred.setInt(1, 7);
    }

    @TearDown
    public void close() throws Exception {
        connection.close();
        database.close();
    }

    @Benchmark
    @OperationsPerInvocation(STATEMENTS)
    public Object execute() throws SQLException {
        return often(() -> title(one));
    }

    @Benchmark
    @OperationsPerInvocation(STATEMENTS)
    public Object pooledCycle() throws SQLException {
        return often(() -> {
            try (Connection own = database.dataSource().getConnection();
                    PreparedStatement statement = own.prepareStatement(ONE)) {
                statement.setInt(1, 7);
                statement.setInt(2, 42);
                return title(statement);
            }
        });
    }

    @Benchmark
    @OperationsPerInvocation(STATEMENTS)
    public Object hundredRowsWithTheirTenant() throws SQLException {
        return often(() -> sumOfIds(hundred));
    }

    private <T> T often(AsTenant.Work<T> work) throws SQLException {
        return database.often(STATEMENTS, work);
    }

    private static String title(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
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
