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

/** Hands on the values that an application writes into columns by their label. */
abstract class UpdatingByLabel extends UpdatingByPosition {
    UpdatingByLabel(ResultSet delegate) {
        super(delegate);
    }

    /** A value is about to be written into a column of the current row, or of the row to insert. */
    abstract void written(String label, @Nullable Object value);

    @Override
    public void updateArray(String label, @Nullable Array value) throws SQLException {
        written(label, Bindings.UNREADABLE);
        delegate().updateArray(label, Handles.real(value));
    }

    @Override
    public void updateAsciiStream(String label, @Nullable InputStream value, int length) throws SQLException {
        written(label, Bindings.UNREADABLE);
        delegate().updateAsciiStream(label, value, length);
    }

    @Override
    public void updateAsciiStream(String label, @Nullable InputStream value, long length) throws SQLException {
        written(label, Bindings.UNREADABLE);
        delegate().updateAsciiStream(label, value, length);
    }

    @Override
    public void updateAsciiStream(String label, @Nullable InputStream value) throws SQLException {
        written(label, Bindings.UNREADABLE);
        delegate().updateAsciiStream(label, value);
    }

    @Override
    public void updateBigDecimal(String label, @Nullable BigDecimal value) throws SQLException {
        written(label, value);
        delegate().updateBigDecimal(label, value);
    }

    @Override
    public void updateBinaryStream(String label, @Nullable InputStream value, int length) throws SQLException {
        written(label, Bindings.UNREADABLE);
        delegate().updateBinaryStream(label, value, length);
    }

    @Override
    public void updateBinaryStream(String label, @Nullable InputStream value, long length) throws SQLException {
        written(label, Bindings.UNREADABLE);
        delegate().updateBinaryStream(label, value, length);
    }

    @Override
    public void updateBinaryStream(String label, @Nullable InputStream value) throws SQLException {
        written(label, Bindings.UNREADABLE);
        delegate().updateBinaryStream(label, value);
    }

    @Override
    public void updateBlob(String label, @Nullable InputStream value, long length) throws SQLException {
        written(label, Bindings.UNREADABLE);
        delegate().updateBlob(label, value, length);
    }

    @Override
    public void updateBlob(String label, @Nullable InputStream value) throws SQLException {
        written(label, Bindings.UNREADABLE);
        delegate().updateBlob(label, value);
    }

    @Override
    public void updateBlob(String label, @Nullable Blob value) throws SQLException {
        written(label, Bindings.UNREADABLE);
        delegate().updateBlob(label, value);
    }

    @Override
    public void updateBoolean(String label, boolean value) throws SQLException {
        written(label, value);
        delegate().updateBoolean(label, value);
    }

    @Override
    public void updateByte(String label, byte value) throws SQLException {
        written(label, value);
        delegate().updateByte(label, value);
    }

    @Override
    public void updateBytes(String label, byte @Nullable [] value) throws SQLException {
        written(label, value);
        delegate().updateBytes(label, value);
    }

    @Override
    public void updateCharacterStream(String label, @Nullable Reader value, int length) throws SQLException {
        written(label, Bindings.UNREADABLE);
        delegate().updateCharacterStream(label, value, length);
    }

    @Override
    public void updateCharacterStream(String label, @Nullable Reader value, long length) throws SQLException {
        written(label, Bindings.UNREADABLE);
        delegate().updateCharacterStream(label, value, length);
    }

    @Override
    public void updateCharacterStream(String label, @Nullable Reader value) throws SQLException {
        written(label, Bindings.UNREADABLE);
        delegate().updateCharacterStream(label, value);
    }

    @Override
    public void updateClob(String label, @Nullable Reader value, long length) throws SQLException {
        written(label, Bindings.UNREADABLE);
        delegate().updateClob(label, value, length);
    }

    @Override
    public void updateClob(String label, @Nullable Reader value) throws SQLException {
        written(label, Bindings.UNREADABLE);
        delegate().updateClob(label, value);
    }

    @Override
    public void updateClob(String label, @Nullable Clob value) throws SQLException {
        written(label, Bindings.UNREADABLE);
        delegate().updateClob(label, value);
    }

    @Override
    public void updateDate(String label, @Nullable Date value) throws SQLException {
        written(label, value);
        delegate().updateDate(label, value);
    }

    @Override
    public void updateDouble(String label, double value) throws SQLException {
        written(label, value);
        delegate().updateDouble(label, value);
    }

    @Override
    public void updateFloat(String label, float value) throws SQLException {
        written(label, value);
        delegate().updateFloat(label, value);
    }

    @Override
    public void updateInt(String label, int value) throws SQLException {
        written(label, value);
        delegate().updateInt(label, value);
    }

    @Override
    public void updateLong(String label, long value) throws SQLException {
        written(label, value);
        delegate().updateLong(label, value);
    }

    @Override
    public void updateNCharacterStream(String label, @Nullable Reader value, long length) throws SQLException {
        written(label, Bindings.UNREADABLE);
        delegate().updateNCharacterStream(label, value, length);
    }

    @Override
    public void updateNCharacterStream(String label, @Nullable Reader value) throws SQLException {
        written(label, Bindings.UNREADABLE);
        delegate().updateNCharacterStream(label, value);
    }

    @Override
    public void updateNClob(String label, @Nullable Reader value, long length) throws SQLException {
        written(label, Bindings.UNREADABLE);
        delegate().updateNClob(label, value, length);
    }

    @Override
    public void updateNClob(String label, @Nullable Reader value) throws SQLException {
        written(label, Bindings.UNREADABLE);
        delegate().updateNClob(label, value);
    }

    @Override
    public void updateNClob(String label, @Nullable NClob value) throws SQLException {
        written(label, Bindings.UNREADABLE);
        delegate().updateNClob(label, value);
    }

    @Override
    public void updateNString(String label, @Nullable String value) throws SQLException {
        written(label, value);
        delegate().updateNString(label, value);
    }

    @Override
    public void updateNull(String label) throws SQLException {
        written(label, null);
        delegate().updateNull(label);
    }

    @Override
    public void updateObject(String label, @Nullable Object value, int scale) throws SQLException {
        written(label, value);
        delegate().updateObject(label, Handles.real(value), scale);
    }

    @Override
    public void updateObject(String label, @Nullable Object value, SQLType type, int scale) throws SQLException {
        written(label, value);
        delegate().updateObject(label, Handles.real(value), type, scale);
    }

    @Override
    public void updateObject(String label, @Nullable Object value, SQLType type) throws SQLException {
        written(label, value);
        delegate().updateObject(label, Handles.real(value), type);
    }

    @Override
    public void updateObject(String label, @Nullable Object value) throws SQLException {
        written(label, value);
        delegate().updateObject(label, Handles.real(value));
    }

    @Override
    public void updateRef(String label, @Nullable Ref value) throws SQLException {
        written(label, Bindings.UNREADABLE);
        delegate().updateRef(label, Handles.real(value));
    }

    @Override
    public void updateRowId(String label, @Nullable RowId value) throws SQLException {
        written(label, value);
        delegate().updateRowId(label, value);
    }

    @Override
    public void updateSQLXML(String label, @Nullable SQLXML value) throws SQLException {
        written(label, Bindings.UNREADABLE);
        delegate().updateSQLXML(label, value);
    }

    @Override
    public void updateShort(String label, short value) throws SQLException {
        written(label, value);
        delegate().updateShort(label, value);
    }

    @Override
    public void updateString(String label, @Nullable String value) throws SQLException {
        written(label, value);
        delegate().updateString(label, value);
    }

    @Override
    public void updateTime(String label, @Nullable Time value) throws SQLException {
        written(label, value);
        delegate().updateTime(label, value);
    }

    @Override
    public void updateTimestamp(String label, @Nullable Timestamp value) throws SQLException {
        written(label, value);
        delegate().updateTimestamp(label, value);
    }
}
