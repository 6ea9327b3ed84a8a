package dev.bulwark.instrument.jdbc;

import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hands on what a procedure gives back. */
abstract class OutParameterStatement extends WatchedPreparedStatement<CallableStatement> implements CallableStatement {
    OutParameterStatement(CallableStatement delegate, WatchedConnection connection, StatementText text) {
        super(delegate, connection, text);
    }

    @Override
    public @Nullable Array getArray(String name) throws SQLException {
        return Handles.watched(delegate().getArray(name), this);
    }

    @Override
    public @Nullable Array getArray(int position) throws SQLException {
        return Handles.watched(delegate().getArray(position), this);
    }

    @Override
    public BigDecimal getBigDecimal(String name) throws SQLException {
        return delegate().getBigDecimal(name);
    }

    @Override
    public BigDecimal getBigDecimal(int position) throws SQLException {
        return delegate().getBigDecimal(position);
    }

    @Override
    @Deprecated
    public BigDecimal getBigDecimal(int position, int scale) throws SQLException {
        return delegate().getBigDecimal(position, scale);
    }

    @Override
    public Blob getBlob(String name) throws SQLException {
        return delegate().getBlob(name);
    }

    @Override
    public Blob getBlob(int position) throws SQLException {
        return delegate().getBlob(position);
    }

    @Override
    public boolean getBoolean(String name) throws SQLException {
        return delegate().getBoolean(name);
    }

    @Override
    public boolean getBoolean(int position) throws SQLException {
        return delegate().getBoolean(position);
    }

    @Override
    public byte getByte(String name) throws SQLException {
        return delegate().getByte(name);
    }

    @Override
    public byte getByte(int position) throws SQLException {
        return delegate().getByte(position);
    }

    @Override
    public byte[] getBytes(String name) throws SQLException {
        return delegate().getBytes(name);
    }

    @Override
    public byte[] getBytes(int position) throws SQLException {
        return delegate().getBytes(position);
    }

    @Override
    public Reader getCharacterStream(String name) throws SQLException {
        return delegate().getCharacterStream(name);
    }

    @Override
    public Reader getCharacterStream(int position) throws SQLException {
        return delegate().getCharacterStream(position);
    }

    @Override
    public Clob getClob(String name) throws SQLException {
        return delegate().getClob(name);
    }

    @Override
    public Clob getClob(int position) throws SQLException {
        return delegate().getClob(position);
    }

    @Override
    public Date getDate(String name) throws SQLException {
        return delegate().getDate(name);
    }

    @Override
    public Date getDate(int position) throws SQLException {
        return delegate().getDate(position);
    }

    @Override
    public Date getDate(String name, Calendar calendar) throws SQLException {
        return delegate().getDate(name, calendar);
    }

    @Override
    public Date getDate(int position, Calendar calendar) throws SQLException {
        return delegate().getDate(position, calendar);
    }

    @Override
    public double getDouble(String name) throws SQLException {
        return delegate().getDouble(name);
    }

    @Override
    public double getDouble(int position) throws SQLException {
        return delegate().getDouble(position);
    }

    @Override
    public float getFloat(String name) throws SQLException {
        return delegate().getFloat(name);
    }

    @Override
    public float getFloat(int position) throws SQLException {
        return delegate().getFloat(position);
    }

    @Override
    public int getInt(String name) throws SQLException {
        return delegate().getInt(name);
    }

    @Override
    public int getInt(int position) throws SQLException {
        return delegate().getInt(position);
    }

    @Override
    public long getLong(String name) throws SQLException {
        return delegate().getLong(name);
    }

    @Override
    public long getLong(int position) throws SQLException {
        return delegate().getLong(position);
    }

    @Override
    public Reader getNCharacterStream(String name) throws SQLException {
        return delegate().getNCharacterStream(name);
    }

    @Override
    public Reader getNCharacterStream(int position) throws SQLException {
        return delegate().getNCharacterStream(position);
    }

    @Override
    public NClob getNClob(String name) throws SQLException {
        return delegate().getNClob(name);
    }

    @Override
    public NClob getNClob(int position) throws SQLException {
        return delegate().getNClob(position);
    }

    @Override
    public String getNString(String name) throws SQLException {
        return delegate().getNString(name);
    }

    @Override
    public String getNString(int position) throws SQLException {
        return delegate().getNString(position);
    }

    @Override
    public @Nullable Object getObject(String name) throws SQLException {
        return Handles.watched(delegate().getObject(name), this);
    }

    @Override
    public @Nullable Object getObject(int position) throws SQLException {
        return Handles.watched(delegate().getObject(position), this);
    }

    @Override
    public <T> @Nullable T getObject(String name, Class<T> type) throws SQLException {
        return Handles.watched(delegate().getObject(name, type), type, this);
    }

    @Override
    public @Nullable Object getObject(String name, Map<String, Class<?>> types) throws SQLException {
        return Handles.watched(delegate().getObject(name, types), this);
    }

    @Override
    public <T> @Nullable T getObject(int position, Class<T> type) throws SQLException {
        return Handles.watched(delegate().getObject(position, type), type, this);
    }

    @Override
    public @Nullable Object getObject(int position, Map<String, Class<?>> types) throws SQLException {
        return Handles.watched(delegate().getObject(position, types), this);
    }

    @Override
    public @Nullable Ref getRef(String name) throws SQLException {
        return Handles.watched(delegate().getRef(name), this);
    }

    @Override
    public @Nullable Ref getRef(int position) throws SQLException {
        return Handles.watched(delegate().getRef(position), this);
    }

    @Override
    public RowId getRowId(String name) throws SQLException {
        return delegate().getRowId(name);
    }

    @Override
    public RowId getRowId(int position) throws SQLException {
        return delegate().getRowId(position);
    }

    @Override
    public SQLXML getSQLXML(String name) throws SQLException {
        return delegate().getSQLXML(name);
    }

    @Override
    public SQLXML getSQLXML(int position) throws SQLException {
        return delegate().getSQLXML(position);
    }

    @Override
    public short getShort(String name) throws SQLException {
        return delegate().getShort(name);
    }

    @Override
    public short getShort(int position) throws SQLException {
        return delegate().getShort(position);
    }

    @Override
    public String getString(String name) throws SQLException {
        return delegate().getString(name);
    }

    @Override
    public String getString(int position) throws SQLException {
        return delegate().getString(position);
    }

    @Override
    public Time getTime(String name) throws SQLException {
        return delegate().getTime(name);
    }

    @Override
    public Time getTime(int position) throws SQLException {
        return delegate().getTime(position);
    }

    @Override
    public Time getTime(String name, Calendar calendar) throws SQLException {
        return delegate().getTime(name, calendar);
    }

    @Override
    public Time getTime(int position, Calendar calendar) throws SQLException {
        return delegate().getTime(position, calendar);
    }

    @Override
    public Timestamp getTimestamp(String name) throws SQLException {
        return delegate().getTimestamp(name);
    }

    @Override
    public Timestamp getTimestamp(int position) throws SQLException {
        return delegate().getTimestamp(position);
    }

    @Override
    public Timestamp getTimestamp(String name, Calendar calendar) throws SQLException {
        return delegate().getTimestamp(name, calendar);
    }

    @Override
    public Timestamp getTimestamp(int position, Calendar calendar) throws SQLException {
        return delegate().getTimestamp(position, calendar);
    }

    @Override
    public URL getURL(String name) throws SQLException {
        return delegate().getURL(name);
    }

    @Override
    public URL getURL(int position) throws SQLException {
        return delegate().getURL(position);
    }

    @Override
    public void registerOutParameter(String name, int sqlType) throws SQLException {
        delegate().registerOutParameter(name, sqlType);
    }

    @Override
    public void registerOutParameter(String name, SQLType sqlType) throws SQLException {
        delegate().registerOutParameter(name, sqlType);
    }

    @Override
    public void registerOutParameter(int position, int sqlType) throws SQLException {
        delegate().registerOutParameter(position, sqlType);
    }

    @Override
    public void registerOutParameter(int position, SQLType sqlType) throws SQLException {
        delegate().registerOutParameter(position, sqlType);
    }

    @Override
    public void registerOutParameter(String name, int sqlType, String typeName) throws SQLException {
        delegate().registerOutParameter(name, sqlType, typeName);
    }

    @Override
    public void registerOutParameter(String name, int sqlType, int scale) throws SQLException {
        delegate().registerOutParameter(name, sqlType, scale);
    }

    @Override
    public void registerOutParameter(String name, SQLType sqlType, String typeName) throws SQLException {
        delegate().registerOutParameter(name, sqlType, typeName);
    }

    @Override
    public void registerOutParameter(String name, SQLType sqlType, int scale) throws SQLException {
        delegate().registerOutParameter(name, sqlType, scale);
    }

    @Override
    public void registerOutParameter(int position, int sqlType, String typeName) throws SQLException {
        delegate().registerOutParameter(position, sqlType, typeName);
    }

    @Override
    public void registerOutParameter(int position, int sqlType, int scale) throws SQLException {
        delegate().registerOutParameter(position, sqlType, scale);
    }

    @Override
    public void registerOutParameter(int position, SQLType sqlType, String typeName) throws SQLException {
        delegate().registerOutParameter(position, sqlType, typeName);
    }

    @Override
    public void registerOutParameter(int position, SQLType sqlType, int scale) throws SQLException {
        delegate().registerOutParameter(position, sqlType, scale);
    }

    @Override
    public boolean wasNull() throws SQLException {
        return delegate().wasNull();
    }
}
