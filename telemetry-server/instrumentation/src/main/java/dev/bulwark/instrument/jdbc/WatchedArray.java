package dev.bulwark.instrument.jdbc;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An array whose result sets lead back to the watched connection. */
final class WatchedArray extends WatchedHandle<Array> implements Array {
    WatchedArray(Array delegate, RowOrigin origin) {
        super(delegate, origin);
    }

    @Override
    public void free() throws SQLException {
        delegate().free();
    }

    @Override
    public @Nullable Object getArray() throws SQLException {
        return elements(delegate().getArray());
    }

    @Override
    public @Nullable Object getArray(Map<String, Class<?>> types) throws SQLException {
        return elements(delegate().getArray(types));
    }

    @Override
    public @Nullable Object getArray(long index, int count) throws SQLException {
        return elements(delegate().getArray(index, count));
    }

    @Override
    public @Nullable Object getArray(long index, int count, Map<String, Class<?>> types) throws SQLException {
        return elements(delegate().getArray(index, count, types));
    }

    @Override
    public int getBaseType() throws SQLException {
        return delegate().getBaseType();
    }

    @Override
    public String getBaseTypeName() throws SQLException {
        return delegate().getBaseTypeName();
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
        return watched(delegate().getResultSet());
    }

    @Override
    public ResultSet getResultSet(Map<String, Class<?>> types) throws SQLException {
        return watched(delegate().getResultSet(types));
    }

    @Override
    public ResultSet getResultSet(long index, int count) throws SQLException {
        return watched(delegate().getResultSet(index, count));
    }

    @Override
    public ResultSet getResultSet(long index, int count, Map<String, Class<?>> types) throws SQLException {
        return watched(delegate().getResultSet(index, count, types));
    }

    private @Nullable Object elements(@Nullable Object real) {
        return Handles.watched(real, origin());
    }

    /** An array's elements are values, no rows of a table. */
    private ResultSet watched(ResultSet real) {
        return new WatchedResultSet(real, new DetachedOrigin(origin().connection(), null));
    }
}
