package dev.bulwark.instrument.jdbc;

import java.sql.Ref;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reference to a structured value, which leads back to the watched connection. */
final class WatchedRef extends WatchedHandle<Ref> implements Ref {
    WatchedRef(Ref delegate, RowOrigin origin) {
        super(delegate, origin);
    }

    @Override
    public String getBaseTypeName() throws SQLException {
        return delegate().getBaseTypeName();
    }

    @Override
    public @Nullable Object getObject() throws SQLException {
        return Handles.watched(delegate().getObject(), origin());
    }

    @Override
    public @Nullable Object getObject(Map<String, Class<?>> types) throws SQLException {
        return Handles.watched(delegate().getObject(types), origin());
    }

    @Override
    public void setObject(@Nullable Object value) throws SQLException {
        delegate().setObject(Handles.real(value));
    }
}
