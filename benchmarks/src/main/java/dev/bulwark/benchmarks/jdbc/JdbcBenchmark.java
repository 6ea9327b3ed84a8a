package dev.bulwark.benchmarks.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
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
    private static final String ONE = "SELECT title FROM todos WHERE organization_id = ? AND id = ?";
    private static final String HUNDRED = "SELECT id, title FROM todos WHERE organization_id = ? LIMIT 100";

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

    @Setup
    public void open() throws SQLException {
        database = watcher.open();
        connection = database.dataSource().getConnection();
        one = connection.prepareStatement(ONE);
        one.setInt(1, 7);
        one.setInt(2, 42);
    }

    @TearDown
    public void close() throws Exception {
        connection.close();
        database.close();
    }

    @Benchmark
    public String execute() throws SQLException {
        return database.asTenant(() -> {
            try (ResultSet rows = one.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        });
    }

    @Benchmark
    public String prepareExecuteClose() throws SQLException {
        return database.asTenant(() -> {
            try (PreparedStatement statement = connection.prepareStatement(ONE)) {
                statement.setInt(1, 7);
                statement.setInt(2, 42);
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getString(1);
                }
            }
        });
    }

    @Benchmark
    public long readHundredRows() throws SQLException {
        return database.asTenant(() -> {
            try (PreparedStatement statement = connection.prepareStatement(HUNDRED)) {
                statement.setInt(1, 7);
                return sumOfIds(statement);
            }
        });
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
