package dev.bulwark.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the columns of the current row in the types of the model. */
public final class Row {
    private final ResultSet row;

    public Row(ResultSet row) {
        this.row = row;
    }

    public String text(String column) throws SQLException {
        return required(row.getString(column), column);
    }

    public @Nullable String optionalText(String column) throws SQLException {
        return row.getString(column);
    }

    public UUID id(String column) throws SQLException {
        return required(row.getObject(column, UUID.class), column);
    }

    public Instant time(String column) throws SQLException {
        return required(optionalTime(column), column);
    }

    public @Nullable Instant optionalTime(String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public long number(String column) throws SQLException {
        return row.getLong(column);
    }

    public @Nullable Long optionalNumber(String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    public double decimal(String column) throws SQLException {
        return row.getDouble(column);
    }

    public boolean flag(String column) throws SQLException {
        return row.getBoolean(column);
    }

    /** A constant that was stored by its name on the wire. */
    public <E extends Enum<E>> E constant(String column, Class<E> type) throws SQLException {
        return Enum.valueOf(type, text(column).toUpperCase(Locale.ROOT));
    }

    private static <T> T required(@Nullable T value, String column) {
        return Objects.requireNonNull(value, () -> column + " is NULL in the store");
    }
}
