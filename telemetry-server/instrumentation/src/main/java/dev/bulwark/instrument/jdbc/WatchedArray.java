package dev.bulwark.instrument.jdbc;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Wrapper;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An array whose result sets lead back to the watched connection. The driver is given its own array again. */
final class WatchedArray implements Array, Wrapper {
    private final Array delegate;
    private final RowOrigin origin;

    WatchedArray(Array delegate, RowOrigin origin) {
        this.delegate = delegate;
        this.origin = origin;
    }

    /** What the driver knows: its own array, any other value as it is. */
    static @Nullable Object real(@Nullable Object value) {
        return value instanceof WatchedArray watched ? watched.delegate : value;
    }

    /** The driver's own array. */
    static @Nullable Array real(@Nullable Array value) {
        return value instanceof WatchedArray watched ? watched.delegate : value;
    }

    /** The same elements with the driver's own arrays among them. */
    static @Nullable Object[] real(@Nullable Object[] values) {
        return values == null // the driver is to refuse it
                        || Stream.of(values).noneMatch(WatchedArray.class::isInstance)
                ? values
                : Stream.of(values).map(WatchedArray::real).toArray();
    }

    @Override
    public void free() throws SQLException {
        delegate.free();
    }

    @Override
    public Object getArray() throws SQLException {
        return delegate.getArray();
    }

    @Override
    public Object getArray(Map<String, Class<?>> types) throws SQLException {
        return delegate.getArray(types);
    }

    @Override
    public Object getArray(long index, int count) throws SQLException {
        return delegate.getArray(index, count);
    }

    @Override
    public Object getArray(long index, int count, Map<String, Class<?>> types) throws SQLException {
        return delegate.getArray(index, count, types);
    }

    @Override
    public int getBaseType() throws SQLException {
        return delegate.getBaseType();
    }

    @Override
    public String getBaseTypeName() throws SQLException {
        return delegate.getBaseTypeName();
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
        return watched(delegate.getResultSet());
    }

    @Override
    public ResultSet getResultSet(Map<String, Class<?>> types) throws SQLException {
        return watched(delegate.getResultSet(types));
    }

    @Override
    public ResultSet getResultSet(long index, int count) throws SQLException {
        return watched(delegate.getResultSet(index, count));
    }

    @Override
    public ResultSet getResultSet(long index, int count, Map<String, Class<?>> types) throws SQLException {
        return watched(delegate.getResultSet(index, count, types));
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        if (type.isInstance(delegate)) {
            return type.cast(delegate);
        }
        throw new SQLFeatureNotSupportedException("this array is no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this) || type.isInstance(delegate);
    }

    /** Some drivers bind an array of anybody else by its text. */
    @Override
    public String toString() {
        return delegate.toString();
    }

    /** An array's elements are values, no rows of a table. */
    private ResultSet watched(ResultSet real) {
        return new WatchedResultSet(real, new DetachedOrigin(origin.connection(), null));
    }
}
