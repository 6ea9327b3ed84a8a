package dev.bulwark.instrument.jdbc;

import dev.bulwark.isolation.BoundParameters;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values bound to a prepared statement. Not thread-safe, like the statement itself. */
final class Bindings implements BoundParameters {
    /** Stands for a value that cannot be looked at without using it up, such as a stream; it equals no tenant. */
    static final Object UNREADABLE = new Object() {
        @Override
        public String toString() {
            return "unreadable";
        }
    };

    private static final int FIRST_SIZE = 8;

    /** Beyond it, positions are the driver's to refuse. */
    private static final int MOST = 65536;

    private @Nullable Object[] values;
    private int count;

    Bindings() {
        this(new Object[FIRST_SIZE], 0);
    }

    private Bindings(@Nullable Object[] values, int count) {
        this.values = values;
        this.count = count;
    }

    void set(int position, @Nullable Object value) {
        if (position < 1 || position > MOST) {
            return;
        }
        if (position > values.length) {
            values = Arrays.copyOf(values, Math.max(position, 2 * values.length));
        }
        values[position - 1] = value;
        count = Math.max(count, position);
    }

    void clear() {
        Arrays.fill(values, 0, count, null);
        count = 0;
    }

    @Override
    public @Nullable Object value(int position) {
        return position >= 1 && position <= count ? values[position - 1] : null;
    }

    /** The values as they are now, untouched by later ones. */
    Bindings copy() {
        return new Bindings(Arrays.copyOf(values, count), count);
    }

    /** What may be told of the values: numbers and the like as they are, of texts and bytes only their length. */
    List<String> sanitised() {
        return Stream.of(values).limit(count).map(Bindings::sanitised).toList();
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
