package dev.bulwark.sample.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements that are written by hand, next to the feature that owns them. Every statement takes a connection of its
 * own, unless it runs {@linkplain #transaction in a transaction}. Thread-safe outside of transactions; failures are
 * {@link DatabaseException}s.
 */
public final class Sql {
    private final Connections connections;

    public Sql(DataSource pool) {
        this(() -> new Connections.Lease(pool.getConnection(), true));
    }

    private Sql(Connections connections) {
        this.connections = connections;
    }

    /** All rows in the order of the statement. */
    public <T> List<T> list(String statement, RowMapper<T> mapper, @Nullable Object... values) {
        return run(statement, values, prepared -> {
            try (ResultSet rows = prepared.executeQuery()) {
                List<T> result = new ArrayList<>();
                while (rows.next()) {
                    result.add(mapper.map(rows));
                }
                return result;
            }
        });
    }

    /** The first row, if there is one. */
    public <T> Optional<T> first(String statement, RowMapper<T> mapper, @Nullable Object... values) {
        return list(statement, mapper, values).stream().findFirst();
    }

    /** Answers how many rows were changed. */
    public int update(String statement, @Nullable Object... values) {
        return run(statement, values, PreparedStatement::executeUpdate);
    }

    /** Runs the work's statements all or not at all, and answers what the work does. */
    public <T> T transaction(Function<Sql, T> work) {
        try (Connections.Lease lease = connections.lease()) {
            Connection connection = lease.connection();
            connection.setAutoCommit(false);
            try {
                T result = work.apply(new Sql(() -> new Connections.Lease(connection, false)));
                connection.commit();
                return result;
            } catch (RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private <T> T run(String statement, @Nullable Object[] values, Execution<T> execution) {
        try (Connections.Lease lease = connections.lease();
                PreparedStatement prepared = lease.connection().prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            return execution.run(prepared);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    @FunctionalInterface
    private interface Execution<T> {
        T run(PreparedStatement prepared) throws SQLException;
    }
}
