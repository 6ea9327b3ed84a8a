package dev.bulwark.instrument.jdbc;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Wrapper;

/**
 * A value of the driver's that may lead back to a connection. The driver is given its own again.
 *
 * @param <H> the interface of JDBC
 */
abstract class WatchedHandle<H> implements Wrapper {
    private final H delegate;
    private final RowOrigin origin;

    WatchedHandle(H delegate, RowOrigin origin) {
        this.delegate = delegate;
        this.origin = origin;
    }

    final H delegate() {
        return delegate;
    }

    final RowOrigin origin() {
        return origin;
    }

    @Override
    public final <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        if (type.isInstance(delegate)) {
            return type.cast(delegate);
        }
        throw new SQLFeatureNotSupportedException("this value is no " + type.getName());
    }

    @Override
    public final boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this) || type.isInstance(delegate);
    }

    /** Some drivers bind a value of anybody else by its text. */
    @Override
    public String toString() {
        return delegate.toString();
    }
}
