package dev.bulwark.instrument.jdbc;

import java.sql.Array;
import java.sql.ResultSet;
import org.jspecify.annotations.Nullable;

/** Values that lead back to a connection, such as cursors and arrays, as the application gets them. */
final class Handles {
    private Handles() {}

    static @Nullable Array watched(@Nullable Array real, RowOrigin origin) {
        return real == null ? null : new WatchedArray(real, origin);
    }

    /** Any value as it is, unless it leads back to a connection. */
    static @Nullable Object watched(@Nullable Object value, RowOrigin origin) {
        if (value instanceof ResultSet rows) {
            return cursor(rows, origin);
        }
        return value instanceof Array array ? new WatchedArray(array, origin) : value;
    }

    /** The same where the application named the type, which some drivers need not have: what it asked for comes first. */
    static <T> @Nullable T watched(@Nullable T value, @Nullable Class<T> type, RowOrigin origin) {
        Object watched = watched(value, origin);
        return type != null && type.isInstance(watched) ? type.cast(watched) : value;
    }

    private static ResultSet cursor(ResultSet real, RowOrigin origin) {
        WatchedConnection connection = origin.connection();
        StatementText text = origin.text();
        StatementText own = text == null ? null : text.apart();
        return connection.rows().watched(real, new DetachedOrigin(connection, own), own);
    }
}
