package dev.bulwark.instrument.jdbc;

import java.sql.SQLException;
import java.sql.Struct;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A structured value whose attributes lead back to the watched connection. */
final class WatchedStruct extends WatchedHandle<Struct> implements Struct {
    WatchedStruct(Struct delegate, RowOrigin origin) {
        super(delegate, origin);
    }

    @Override
    public String getSQLTypeName() throws SQLException {
        return delegate().getSQLTypeName();
    }

    @Override
    public @Nullable Object @Nullable [] getAttributes() throws SQLException {
        return Handles.watched(delegate().getAttributes(), origin());
    }

    @Override
    public @Nullable Object @Nullable [] getAttributes(Map<String, Class<?>> types) throws SQLException {
        return Handles.watched(delegate().getAttributes(types), origin());
    }
}
