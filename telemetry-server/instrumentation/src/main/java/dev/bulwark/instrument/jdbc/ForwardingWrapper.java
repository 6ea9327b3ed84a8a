package dev.bulwark.instrument.jdbc;

import java.sql.SQLException;
import java.sql.Wrapper;

/**
 * A delegate around an object of the driver. It passes for what it implements itself; anything else, such as a vendor's
 * type, is asked of the driver.
 */
abstract class ForwardingWrapper<W extends Wrapper> implements Wrapper {
    private final W delegate;

    ForwardingWrapper(W delegate) {
        this.delegate = delegate;
    }

    final W delegate() {
        return delegate;
    }

    @Override
    public final <T> T unwrap(Class<T> type) throws SQLException {
        if (type == null) {
            return delegate.unwrap(type); // the driver's to refuse, as all that is wrong
        }
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        return type.isInstance(delegate) ? type.cast(delegate) : delegate.unwrap(type);
    }

    @Override
    public final boolean isWrapperFor(Class<?> type) throws SQLException {
        boolean known = type != null && (type.isInstance(this) || type.isInstance(delegate));
        return known || delegate.isWrapperFor(type);
    }

    @Override
    public String toString() {
        return "watched " + delegate;
    }
}
