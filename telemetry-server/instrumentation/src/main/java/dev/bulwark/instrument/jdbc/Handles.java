package dev.bulwark.instrument.jdbc;

import java.sql.Array;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.Struct;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values that lead back to a connection, such as cursors and arrays, as the application gets them, and as the driver gets
 * them back.
 */
final class Handles {
    private Handles() {}

    static @Nullable Array watched(@Nullable Array real, RowOrigin origin) {
        return real == null ? null : new WatchedArray(real, origin);
    }

    static @Nullable Ref watched(@Nullable Ref real, RowOrigin origin) {
        return real == null ? null : new WatchedRef(real, origin);
    }

    static @Nullable Struct watched(@Nullable Struct real, RowOrigin origin) {
        return real == null ? null : new WatchedStruct(real, origin);
    }

    /** Any value as it is, unless it leads back to a connection. */
    static @Nullable Object watched(@Nullable Object value, RowOrigin origin) {
        if (value instanceof ResultSet rows) {
            return cursor(rows, origin);
        }
        if (value instanceof Array array) {
            return new WatchedArray(array, origin);
        }
        if (value instanceof Struct struct) {
            return new WatchedStruct(struct, origin);
        }
        if (value instanceof Ref ref) {
            return new WatchedRef(ref, origin);
        }
        return value instanceof Object[] values ? watched(values, origin) : value;
    }

    /** The same array, unless some of its values lead back to a connection. */
    static @Nullable Object @Nullable [] watched(@Nullable Object @Nullable [] values, RowOrigin origin) {
        @Nullable Object[] changed = values;
        for (int i = 0; values != null && changed != null && i < values.length; i++) {
            Object watched = watched(values[i], origin);
            if (watched != values[i] && values.getClass().getComponentType().isInstance(watched)) {
                changed = changed == values ? values.clone() : changed;
                changed[i] = watched;
            }
        }
        return changed;
    }

    /** The same where the application named the type, which some drivers need not have: what it asked for comes first. */
    static <T> @Nullable T watched(@Nullable T value, @Nullable Class<T> type, RowOrigin origin) {
        Object watched = watched((Object) value, origin);
        return type != null && type.isInstance(watched) ? type.cast(watched) : value;
    }

    /** What the driver knows: its own value in place of ours, any other as it is. */
    static @Nullable Object real(@Nullable Object value) {
        return value instanceof WatchedHandle<?> handle ? handle.delegate() : value;
    }

    /** The driver's own array. */
    static @Nullable Array real(@Nullable Array value) {
        return value instanceof WatchedArray watched ? watched.delegate() : value;
    }

    /** The driver's own reference. */
    static @Nullable Ref real(@Nullable Ref value) {
        return value instanceof WatchedRef watched ? watched.delegate() : value;
    }

    /** The same values with the driver's own among them. */
    static @Nullable Object[] real(@Nullable Object[] values) {
        return values == null // the driver is to refuse it
                        || Stream.of(values).noneMatch(WatchedHandle.class::isInstance)
                ? values
                : Stream.of(values).map(Handles::real).toArray();
    }

    private static ResultSet cursor(ResultSet real, RowOrigin origin) {
        WatchedConnection connection = origin.connection();
        StatementText text = origin.text();
        StatementText own = text == null ? null : text.apart();
        return connection.rows().watched(real, new DetachedOrigin(connection, own), own);
    }
}
