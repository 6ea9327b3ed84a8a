package dev.bulwark.instrument.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import org.jspecify.annotations.Nullable;

/** Hands on the values that an application writes into columns by their position. */
abstract class UpdatingByPosition extends ReadingResultSet {
    UpdatingByPosition(ResultSet delegate) {
        super(delegate);
    }

    /** A value is about to be written into a column of the current row, or of the row to insert. */
    abstract void written(int column, @Nullable Object value);

    @Override
    public void updateArray(int column, @Nullable Array value) throws SQLException {
        written(column, Bindings.UNREADABLE);
        delegate().updateArray(column, Handles.real(value));
    }

    @Override
    public void updateAsciiStream(int column, @Nullable InputStream value, int length) throws SQLException {
        written(column, Bindings.UNREADABLE);
        delegate().updateAsciiStream(column, value, length);
    }

    @Override
    public void updateAsciiStream(int column, @Nullable InputStream value, long length) throws SQLException {
        written(column, Bindings.UNREADABLE);
        delegate().updateAsciiStream(column, value, length);
    }

    @Override
    public void updateAsciiStream(int column, @Nullable InputStream value) throws SQLException {
        written(column, Bindings.UNREADABLE);
        delegate().updateAsciiStream(column, value);
    }

    @Override
    public void updateBigDecimal(int column, @Nullable BigDecimal value) throws SQLException {
        written(column, value);
        delegate().updateBigDecimal(column, value);
    }

    @Override
    public void updateBinaryStream(int column, @Nullable InputStream value, int length) throws SQLException {
        written(column, Bindings.UNREADABLE);
        delegate().updateBinaryStream(column, value, length);
    }

    @Override
    public void updateBinaryStream(int column, @Nullable InputStream value, long length) throws SQLException {
        written(column, Bindings.UNREADABLE);
        delegate().updateBinaryStream(column, value, length);
    }

    @Override
    public void updateBinaryStream(int column, @Nullable InputStream value) throws SQLException {
        written(column, Bindings.UNREADABLE);
        delegate().updateBinaryStream(column, value);
    }

    @Override
    public void updateBlob(int column, @Nullable InputStream value, long length) throws SQLException {
        written(column, Bindings.UNREADABLE);
        delegate().updateBlob(column, value, length);
    }

    @Override
    public void updateBlob(int column, @Nullable InputStream value) throws SQLException {
        written(column, Bindings.UNREADABLE);
        delegate().updateBlob(column, value);
    }

    @Override
    public void updateBlob(int column, @Nullable Blob value) throws SQLException {
        written(column, Bindings.UNREADABLE);
        delegate().updateBlob(column, value);
    }

    @Override
    public void updateBoolean(int column, boolean value) throws SQLException {
        written(column, value);
        delegate().updateBoolean(column, value);
    }

    @Override
    public void updateByte(int column, byte value) throws SQLException {
        written(column, value);
        delegate().updateByte(column, value);
    }

    @Override
    public void updateBytes(int column, byte @Nullable [] value) throws SQLException {
        written(column, value);
        delegate().updateBytes(column, value);
    }

    @Override
    public void updateCharacterStream(int column, @Nullable Reader value, int length) throws SQLException {
        written(column, Bindings.UNREADABLE);
        delegate().updateCharacterStream(column, value, length);
    }

    @Override
    public void updateCharacterStream(int column, @Nullable Reader value, long length) throws SQLException {
        written(column, Bindings.UNREADABLE);
        delegate().updateCharacterStream(column, value, length);
    }

    @Override
    public void updateCharacterStream(int column, @Nullable Reader value) throws SQLException {
        written(column, Bindings.UNREADABLE);
        delegate().updateCharacterStream(column, value);
    }

    @Override
    public void updateClob(int column, @Nullable Reader value, long length) throws SQLException {
        written(column, Bindings.UNREADABLE);
        delegate().updateClob(column, value, length);
    }

    @Override
    public void updateClob(int column, @Nullable Reader value) throws SQLException {
        written(column, Bindings.UNREADABLE);
        delegate().updateClob(column, value);
    }

    @Override
    public void updateClob(int column, @Nullable Clob value) throws SQLException {
        written(column, Bindings.UNREADABLE);
        delegate().updateClob(column, value);
    }

    @Override
    public void updateDate(int column, @Nullable Date value) throws SQLException {
        written(column, value);
        delegate().updateDate(column, value);
    }

    @Override
    public void updateDouble(int column, double value) throws SQLException {
        written(column, value);
        delegate().updateDouble(column, value);
    }

    @Override
    public void updateFloat(int column, float value) throws SQLException {
        written(column, value);
        delegate().updateFloat(column, value);
    }

    @Override
    public void updateInt(int column, int value) throws SQLException {
        written(column, value);
        delegate().updateInt(column, value);
    }

    @Override
    public void updateLong(int column, long value) throws SQLException {
        written(column, value);
        delegate().updateLong(column, value);
    }

    @Override
    public void updateNCharacterStream(int column, @Nullable Reader value, long length) throws SQLException {
        written(column, Bindings.UNREADABLE);
        delegate().updateNCharacterStream(column, value, length);
    }

    @Override
    public void updateNCharacterStream(int column, @Nullable Reader value) throws SQLException {
        written(column, Bindings.UNREADABLE);
        delegate().updateNCharacterStream(column, value);
    }

    @Override
    public void updateNClob(int column, @Nullable Reader value, long length) throws SQLException {
        written(column, Bindings.UNREADABLE);
        delegate().updateNClob(column, value, length);
    }

    @Override
    public void updateNClob(int column, @Nullable Reader value) throws SQLException {
        written(column, Bindings.UNREADABLE);
        delegate().updateNClob(column, value);
    }

    @Override
    public void updateNClob(int column, @Nullable NClob value) throws SQLException {
        written(column, Bindings.UNREADABLE);
        delegate().updateNClob(column, value);
    }

    @Override
    public void updateNString(int column, @Nullable String value) throws SQLException {
        written(column, value);
        delegate().updateNString(column, value);
    }

    @Override
    public void updateNull(int column) throws SQLException {
        written(column, null);
        delegate().updateNull(column);
    }

    @Override
    public void updateObject(int column, @Nullable Object value, int scale) throws SQLException {
        written(column, value);
        delegate().updateObject(column, Handles.real(value), scale);
    }

    @Override
    public void updateObject(int column, @Nullable Object value, SQLType type, int scale) throws SQLException {
        written(column, value);
        delegate().updateObject(column, Handles.real(value), type, scale);
    }

    @Override
    public void updateObject(int column, @Nullable Object value, SQLType type) throws SQLException {
        written(column, value);
        delegate().updateObject(column, Handles.real(value), type);
    }

    @Override
    public void updateObject(int column, @Nullable Object value) throws SQLException {
        written(column, value);
        delegate().updateObject(column, Handles.real(value));
    }

    @Override
    public void updateRef(int column, @Nullable Ref value) throws SQLException {
        written(column, Bindings.UNREADABLE);
        delegate().updateRef(column, Handles.real(value));
    }

    @Override
    public void updateRowId(int column, @Nullable RowId value) throws SQLException {
        written(column, value);
        delegate().updateRowId(column, value);
    }

    @Override
    public void updateSQLXML(int column, @Nullable SQLXML value) throws SQLException {
        written(column, Bindings.UNREADABLE);
        delegate().updateSQLXML(column, value);
    }

    @Override
    public void updateShort(int column, short value) throws SQLException {
        written(column, value);
        delegate().updateShort(column, value);
    }

    @Override
    public void updateString(int column, @Nullable String value) throws SQLException {
        written(column, value);
        delegate().updateString(column, value);
    }

    @Override
    public void updateTime(int column, @Nullable Time value) throws SQLException {
        written(column, value);
        delegate().updateTime(column, value);
    }

    @Override
    public void updateTimestamp(int column, @Nullable Timestamp value) throws SQLException {
        written(column, value);
        delegate().updateTimestamp(column, value);
    }
}
