package dev.bulwark.instrument.jdbc;

import java.sql.Array;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A result set that leads back to the watched statement. Its rows are not looked at. Not thread-safe, like the driver's. */
class WatchedResultSet extends UpdatingByLabel {
    private final RowOrigin origin;

    WatchedResultSet(ResultSet delegate, RowOrigin origin) {
        super(delegate);
        this.origin = origin;
    }

    final RowOrigin origin() {
        return origin;
    }

    @Override
    public final @Nullable Statement getStatement() throws SQLException {
        Statement real = delegate().getStatement();
        return real == null ? null : origin.statement(real);
    }

    @Override
    public final @Nullable Array getArray(int column) throws SQLException {
        return Handles.watched(delegate().getArray(column), origin);
    }

    @Override
    public final @Nullable Array getArray(String label) throws SQLException {
        return Handles.watched(delegate().getArray(label), origin);
    }

    @Override
    public final @Nullable Ref getRef(int column) throws SQLException {
        return Handles.watched(delegate().getRef(column), origin);
    }

    @Override
    public final @Nullable Ref getRef(String label) throws SQLException {
        return Handles.watched(delegate().getRef(label), origin);
    }

    @Override
    public final @Nullable Object getObject(int column) throws SQLException {
        return Handles.watched(delegate().getObject(column), origin);
    }

    @Override
    public final @Nullable Object getObject(String label) throws SQLException {
        return Handles.watched(delegate().getObject(label), origin);
    }

    @Override
    public final @Nullable Object getObject(int column, Map<String, Class<?>> types) throws SQLException {
        return Handles.watched(delegate().getObject(column, types), origin);
    }

    @Override
    public final @Nullable Object getObject(String label, Map<String, Class<?>> types) throws SQLException {
        return Handles.watched(delegate().getObject(label, types), origin);
    }

    @Override
    public final <T> @Nullable T getObject(int column, Class<T> type) throws SQLException {
        return Handles.watched(delegate().getObject(column, type), type, origin);
    }

    @Override
    public final <T> @Nullable T getObject(String label, Class<T> type) throws SQLException {
        return Handles.watched(delegate().getObject(label, type), type, origin);
    }

    @Override
    void written(int column, @Nullable Object value) {
        // nobody looks at these rows
    }

    @Override
    void written(String label, @Nullable Object value) {
        // nobody looks at these rows
    }
}
