package dev.bulwark.instrument.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers every bound value on its way to the driver. */
abstract class BindingStatement<S extends PreparedStatement> extends WatchedStatement<S>
        implements PreparedStatement, BoundValues {
    private static final @Nullable Object[] NONE = {};
    private static final int FIRST_SIZE = 2;

    /** Beyond it, positions are the driver's to refuse. */
    private static final int MOST = 65536;

    private @Nullable Object[] values = NONE;
    private int count;

    BindingStatement(S delegate, WatchedConnection connection, StatementText text) {
        super(delegate, connection, text);
    }

    @Override
    public final @Nullable Object value(int position) {
        return position >= 1 && position <= count ? values[position - 1] : null;
    }

    @Override
    public final BoundValues copy() {
        return Bindings.of(values, count);
    }

    @Override
    public final List<String> sanitised() {
        return Bindings.of(values, count).sanitised();
    }

    private void bind(int position, @Nullable Object value) {
        if (position < 1 || position > MOST) {
            return;
        }
        if (position > values.length) {
            values = Arrays.copyOf(values, Math.max(Math.max(position, FIRST_SIZE), 2 * values.length));
        }
        values[position - 1] = value;
        count = Math.max(count, position);
    }

    @Override
    public void clearParameters() throws SQLException {
        Arrays.fill(values, 0, count, null);
        count = 0;
        delegate().clearParameters();
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        return delegate().getMetaData();
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        return delegate().getParameterMetaData();
    }

    @Override
    public void setArray(int position, @Nullable Array value) throws SQLException {
        bind(position, Bindings.elementsOf(value));
        delegate().setArray(position, Handles.real(value));
    }

    @Override
    public void setAsciiStream(int position, @Nullable InputStream value) throws SQLException {
        bind(position, Bindings.UNREADABLE);
        delegate().setAsciiStream(position, value);
    }

    @Override
    public void setAsciiStream(int position, @Nullable InputStream value, int length) throws SQLException {
        bind(position, Bindings.UNREADABLE);
        delegate().setAsciiStream(position, value, length);
    }

    @Override
    public void setAsciiStream(int position, @Nullable InputStream value, long length) throws SQLException {
        bind(position, Bindings.UNREADABLE);
        delegate().setAsciiStream(position, value, length);
    }

    @Override
    public void setBigDecimal(int position, @Nullable BigDecimal value) throws SQLException {
        bind(position, value);
        delegate().setBigDecimal(position, value);
    }

    @Override
    public void setBinaryStream(int position, @Nullable InputStream value) throws SQLException {
        bind(position, Bindings.UNREADABLE);
        delegate().setBinaryStream(position, value);
    }

    @Override
    public void setBinaryStream(int position, @Nullable InputStream value, int length) throws SQLException {
        bind(position, Bindings.UNREADABLE);
        delegate().setBinaryStream(position, value, length);
    }

    @Override
    public void setBinaryStream(int position, @Nullable InputStream value, long length) throws SQLException {
        bind(position, Bindings.UNREADABLE);
        delegate().setBinaryStream(position, value, length);
    }

    @Override
    public void setBlob(int position, @Nullable InputStream value) throws SQLException {
        bind(position, Bindings.UNREADABLE);
        delegate().setBlob(position, value);
    }

    @Override
    public void setBlob(int position, @Nullable Blob value) throws SQLException {
        bind(position, Bindings.UNREADABLE);
        delegate().setBlob(position, value);
    }

    @Override
    public void setBlob(int position, @Nullable InputStream value, long length) throws SQLException {
        bind(position, Bindings.UNREADABLE);
        delegate().setBlob(position, value, length);
    }

    @Override
    public void setBoolean(int position, boolean value) throws SQLException {
        bind(position, value);
        delegate().setBoolean(position, value);
    }

    @Override
    public void setByte(int position, byte value) throws SQLException {
        bind(position, value);
        delegate().setByte(position, value);
    }

    @Override
    public void setBytes(int position, byte @Nullable [] value) throws SQLException {
        bind(position, value);
        delegate().setBytes(position, value);
    }

    @Override
    public void setCharacterStream(int position, @Nullable Reader value) throws SQLException {
        bind(position, Bindings.UNREADABLE);
        delegate().setCharacterStream(position, value);
    }

    @Override
    public void setCharacterStream(int position, @Nullable Reader value, int length) throws SQLException {
        bind(position, Bindings.UNREADABLE);
        delegate().setCharacterStream(position, value, length);
    }

    @Override
    public void setCharacterStream(int position, @Nullable Reader value, long length) throws SQLException {
        bind(position, Bindings.UNREADABLE);
        delegate().setCharacterStream(position, value, length);
    }

    @Override
    public void setClob(int position, @Nullable Reader value) throws SQLException {
        bind(position, Bindings.UNREADABLE);
        delegate().setClob(position, value);
    }

    @Override
    public void setClob(int position, @Nullable Clob value) throws SQLException {
        bind(position, Bindings.UNREADABLE);
        delegate().setClob(position, value);
    }

    @Override
    public void setClob(int position, @Nullable Reader value, long length) throws SQLException {
        bind(position, Bindings.UNREADABLE);
        delegate().setClob(position, value, length);
    }

    @Override
    public void setDate(int position, @Nullable Date value) throws SQLException {
        bind(position, value);
        delegate().setDate(position, value);
    }

    @Override
    public void setDate(int position, @Nullable Date value, Calendar calendar) throws SQLException {
        bind(position, value);
        delegate().setDate(position, value, calendar);
    }

    @Override
    public void setDouble(int position, double value) throws SQLException {
        bind(position, value);
        delegate().setDouble(position, value);
    }

    @Override
    public void setFloat(int position, float value) throws SQLException {
        bind(position, value);
        delegate().setFloat(position, value);
    }

    @Override
    public void setInt(int position, int value) throws SQLException {
        bind(position, value);
        delegate().setInt(position, value);
    }

    @Override
    public void setLong(int position, long value) throws SQLException {
        bind(position, value);
        delegate().setLong(position, value);
    }

    @Override
    public void setNCharacterStream(int position, @Nullable Reader value) throws SQLException {
        bind(position, Bindings.UNREADABLE);
        delegate().setNCharacterStream(position, value);
    }

    @Override
    public void setNCharacterStream(int position, @Nullable Reader value, long length) throws SQLException {
        bind(position, Bindings.UNREADABLE);
        delegate().setNCharacterStream(position, value, length);
    }

    @Override
    public void setNClob(int position, @Nullable Reader value) throws SQLException {
        bind(position, Bindings.UNREADABLE);
        delegate().setNClob(position, value);
    }

    @Override
    public void setNClob(int position, @Nullable NClob value) throws SQLException {
        bind(position, Bindings.UNREADABLE);
        delegate().setNClob(position, value);
    }

    @Override
    public void setNClob(int position, @Nullable Reader value, long length) throws SQLException {
        bind(position, Bindings.UNREADABLE);
        delegate().setNClob(position, value, length);
    }

    @Override
    public void setNString(int position, @Nullable String value) throws SQLException {
        bind(position, value);
        delegate().setNString(position, value);
    }

    @Override
    public void setNull(int position, int sqlType) throws SQLException {
        bind(position, null);
        delegate().setNull(position, sqlType);
    }

    @Override
    public void setNull(int position, int sqlType, String typeName) throws SQLException {
        bind(position, null);
        delegate().setNull(position, sqlType, typeName);
    }

    @Override
    public void setObject(int position, @Nullable Object value) throws SQLException {
        bind(position, value);
        delegate().setObject(position, Handles.real(value));
    }

    @Override
    public void setObject(int position, @Nullable Object value, int sqlType) throws SQLException {
        bind(position, value);
        delegate().setObject(position, Handles.real(value), sqlType);
    }

    @Override
    public void setObject(int position, @Nullable Object value, SQLType sqlType) throws SQLException {
        bind(position, value);
        delegate().setObject(position, Handles.real(value), sqlType);
    }

    @Override
    public void setObject(int position, @Nullable Object value, int sqlType, int scale) throws SQLException {
        bind(position, value);
        delegate().setObject(position, Handles.real(value), sqlType, scale);
    }

    @Override
    public void setObject(int position, @Nullable Object value, SQLType sqlType, int scale) throws SQLException {
        bind(position, value);
        delegate().setObject(position, Handles.real(value), sqlType, scale);
    }

    @Override
    public void setRef(int position, @Nullable Ref value) throws SQLException {
        bind(position, Bindings.UNREADABLE);
        delegate().setRef(position, Handles.real(value));
    }

    @Override
    public void setRowId(int position, @Nullable RowId value) throws SQLException {
        bind(position, Bindings.UNREADABLE);
        delegate().setRowId(position, value);
    }

    @Override
    public void setSQLXML(int position, @Nullable SQLXML value) throws SQLException {
        bind(position, Bindings.UNREADABLE);
        delegate().setSQLXML(position, value);
    }

    @Override
    public void setShort(int position, short value) throws SQLException {
        bind(position, value);
        delegate().setShort(position, value);
    }

    @Override
    public void setString(int position, @Nullable String value) throws SQLException {
        bind(position, value);
        delegate().setString(position, value);
    }

    @Override
    public void setTime(int position, @Nullable Time value) throws SQLException {
        bind(position, value);
        delegate().setTime(position, value);
    }

    @Override
    public void setTime(int position, @Nullable Time value, Calendar calendar) throws SQLException {
        bind(position, value);
        delegate().setTime(position, value, calendar);
    }

    @Override
    public void setTimestamp(int position, @Nullable Timestamp value) throws SQLException {
        bind(position, value);
        delegate().setTimestamp(position, value);
    }

    @Override
    public void setTimestamp(int position, @Nullable Timestamp value, Calendar calendar) throws SQLException {
        bind(position, value);
        delegate().setTimestamp(position, value, calendar);
    }

    @Override
    public void setURL(int position, @Nullable URL value) throws SQLException {
        bind(position, value);
        delegate().setURL(position, value);
    }

    @Override
    @Deprecated
    public void setUnicodeStream(int position, @Nullable InputStream value, int length) throws SQLException {
        bind(position, Bindings.UNREADABLE);
        delegate().setUnicodeStream(position, value, length);
    }
}
