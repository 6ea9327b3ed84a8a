package dev.bulwark.isolation.oracle;

import dev.bulwark.isolation.oracle.Sql.Bound;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A database with some rows, in which statements run without leaving a trace. */
final class World implements AutoCloseable {
    private final SchemaModel schema;
    private final Connection connection;
    private final String allRows;
    private final String othersBefore;

    World(Engine engine, SchemaModel schema, Rows rows) throws SQLException {
        this.schema = schema;
        this.connection = engine.open();
        this.allRows = new AllRows(schema).query();
        try (Statement statement = connection.createStatement()) {
            for (TableModel table : schema.tables()) {
                statement.execute(
                        (engine.isPostgres()
                                ? table.definition().replace("CREATE TABLE", "CREATE TEMP TABLE")
                                : table.definition()));
                fill(statement, table, rows.of(table.name()));
            }
        }
        this.othersBefore = rows().others();
    }

    Seen run(Candidate candidate) throws SQLException {
        if (!candidate.writes()) {
            return execute(candidate);
        }
        connection.setAutoCommit(false);
        try {
            return execute(candidate);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private Seen execute(Candidate candidate) throws SQLException {
        String result;
        try (PreparedStatement statement = connection.prepareStatement(candidate.sql())) {
            statement.setQueryTimeout(5);
            bind(statement, candidate.values());
            result = statement.execute()
                    ? GivenRows.of(statement.getResultSet()).toString()
                    : Integer.toString(statement.getUpdateCount());
        } catch (SQLException failure) {
            return Seen.failed(Objects.requireNonNullElse(failure.getSQLState(), "HY000"), failure.getMessage());
        }
        if (!candidate.writes()) {
            return new Seen("", result, "");
        }
        AllRows.Split after = rows();
        String touched = after.others().equals(othersBefore) ? "" : othersBefore + " -> " + after.others();
        boolean alike = candidate.kind() == Candidate.Kind.WRITES_UNLESS_TAKEN;
        return new Seen("", alike ? "" : result + after.ours(), touched);
    }

    private void bind(PreparedStatement statement, List<Bound> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            Bound bound = values.get(i);
            if (bound.value() instanceof Object[] array) {
                statement.setArray(i + 1, connection.createArrayOf(bound.type(), array));
            } else if (bound.value() == null) {
                statement.setNull(i + 1, jdbcType(bound.type()));
            } else {
                statement.setObject(i + 1, bound.value());
            }
        }
    }

    private static int jdbcType(String type) {
        return switch (type) {
            case "int4" -> Types.INTEGER;
            case "int8" -> Types.BIGINT;
            case "uuid" -> Types.OTHER;
            default -> Types.VARCHAR;
        };
    }

    private AllRows.Split rows() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return AllRows.split(GivenRows.of(statement.executeQuery(allRows)), schema);
        }
    }

    private static void fill(Statement statement, TableModel table, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        for (Object[] row : rows) {
            List<String> values = new ArrayList<>();
            for (Object value : row) {
                values.add(literal(value));
            }
            lines.add("(" + String.join(", ", values) + ")");
        }
        statement.execute("INSERT INTO " + table.name() + " VALUES " + String.join(", ", lines));
    }

    private static String literal(@Nullable Object value) {
        return value instanceof String || value instanceof UUID ? "'" + value + "'" : String.valueOf(value);
    }
}
