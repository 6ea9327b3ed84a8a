package dev.bulwark.instrument.jdbc;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values as they were bound to one execution. Immutable.
 *
 * @param values by position, the first at 0
 */
@SuppressWarnings("ArrayRecordComponent") // made for each entry of a batch, and seen by nobody else
record Bindings(@Nullable Object[] values) implements BoundValues {
    /** Stands for a value that cannot be looked at without using it up, such as a stream; it equals no tenant. */
    static final Object UNREADABLE = new Object() {
        @Override
        public String toString() {
            return "unreadable";
        }
    };

    /** The first so many of the values. */
    static Bindings of(@Nullable Object[] values, int count) {
        return new Bindings(Arrays.copyOf(values, count));
    }

    @Override
    public @Nullable Object value(int position) {
        return position >= 1 && position <= values.length ? values[position - 1] : null;
    }

    @Override
    public Bindings copy() {
        return this;
    }

    @Override
    public List<String> sanitised() {
        return Stream.of(values).map(Bindings::sanitised).toList();
    }

    static Object elementsOf(@Nullable Array array) {
        try {
            Object elements = array == null ? null : array.getArray();
            return elements instanceof Object[] ? elements : UNREADABLE;
        } catch (SQLException e) {
            return UNREADABLE;
        }
    }

    private static String sanitised(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof CharSequence text) {
            return "text of " + text.length();
        }
        if (value instanceof byte[] bytes) {
            return "bytes of " + bytes.length;
        }
        boolean plain = value instanceof Number
                || value instanceof Boolean
                || value instanceof java.util.UUID
                || value instanceof java.util.Date
                || value instanceof java.time.temporal.Temporal;
        return plain ? value.toString() : value.getClass().getSimpleName();
    }
}
