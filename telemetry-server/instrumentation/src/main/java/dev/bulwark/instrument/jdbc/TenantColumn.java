package dev.bulwark.instrument.jdbc;

import dev.bulwark.isolation.CanonicalValue;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column of a result set that holds tenants.
 *
 * @param position counted from 1
 * @param reading how its values are read: as the application would, and without leaving anything behind
 */
record TenantColumn(int position, String label, Reading reading) {
    /** How a value is read. */
    enum Reading {
        WHOLE_NUMBER,
        DECIMAL,
        TEXT,
        /** Filled up with blanks that mean nothing. */
        PADDED_TEXT,
        BYTES,
        OBJECT
    }

    /** Types that hold no tenant, and whose values must not be touched before the application does. */
    private static final Set<Integer> NO_TENANTS = Set.of(
            Types.ARRAY,
            Types.BLOB,
            Types.DATALINK,
            Types.LONGVARBINARY,
            Types.REF,
            Types.REF_CURSOR,
            Types.SQLXML,
            Types.STRUCT);

    static boolean mayHoldTenants(int position, ResultSetMetaData found) throws SQLException {
        return !NO_TENANTS.contains(found.getColumnType(position));
    }

    static TenantColumn at(int position, ResultSetMetaData found) throws SQLException {
        return new TenantColumn(position, found.getColumnLabel(position), reading(position, found));
    }

    /** The tenant of the current row if it is another one than expected; a row without any is nobody's. */
    @Nullable
    String stranger(ResultSet row, ExpectedTenant expected) throws SQLException {
        if (reading == Reading.WHOLE_NUMBER) {
            long number = row.getLong(position);
            boolean own = expected.is(number) || (number == 0 && row.wasNull());
            return own ? null : Long.toString(number);
        }
        Object value = value(row);
        return value == null || expected.is(value) ? null : CanonicalValue.of(value);
    }

    private @Nullable Object value(ResultSet row) throws SQLException {
        return switch (reading) {
            case DECIMAL -> row.getBigDecimal(position);
            case BYTES -> row.getBytes(position);
            case OBJECT -> row.getObject(position);
            case PADDED_TEXT -> withoutBlanks(row.getString(position));
            case WHOLE_NUMBER, TEXT -> row.getString(position);
        };
    }

    private static @Nullable String withoutBlanks(@Nullable String text) {
        return text == null || !text.endsWith(" ") ? text : text.stripTrailing();
    }

    private static Reading reading(int position, ResultSetMetaData found) throws SQLException {
        return switch (found.getColumnType(position)) {
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT ->
                isOfType("unsigned", position, found) ? Reading.DECIMAL : Reading.WHOLE_NUMBER;
            case Types.NUMERIC, Types.DECIMAL -> Reading.DECIMAL;
            case Types.CHAR, Types.NCHAR -> Reading.PADDED_TEXT;
            case Types.VARCHAR, Types.NVARCHAR, Types.LONGVARCHAR, Types.LONGNVARCHAR, Types.CLOB, Types.NCLOB ->
                Reading.TEXT;
            case Types.BINARY, Types.VARBINARY -> isOfType("uuid", position, found) ? Reading.OBJECT : Reading.BYTES;
            default -> Reading.OBJECT;
        };
    }

    private static boolean isOfType(String word, int position, ResultSetMetaData found) throws SQLException {
        String type = found.getColumnTypeName(position);
        return type != null && type.toLowerCase(Locale.ROOT).contains(word);
    }
}
