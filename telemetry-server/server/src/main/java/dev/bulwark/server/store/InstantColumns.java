package dev.bulwark.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads times with a zone as moments. */
final class InstantColumns implements ColumnMapper<Instant> {
    @Override
    @SuppressWarnings("NullAway") // JDBI's contract allows null for SQL's NULL, its signature does not say so
    public Instant map(ResultSet row, int column, StatementContext context) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
