package dev.bulwark.model.ingest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the events' own checks have in common. What senders may leave out is empty here. */
final class Values {
    /** More than any process does in a minute; sums of it stay far from overflow. */
    private static final long MOST = 1_000_000_000L;

    private Values() {}

    static <T> List<T> listOf(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** An unmodifiable copy in the sender's order; JSON's null is a value here, so {@code Map.copyOf} will not do. */
    static <V> Map<String, V> objectOf(@Nullable Map<String, V> object) {
        return object == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(object));
    }

    static void requireNotNegative(String field, long number) {
        if (number < 0) {
            throw new IllegalArgumentException(field + " must not be negative");
        }
    }

    static void requireFinite(String field, double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(field + " must be a finite number");
        }
    }

    /** Of so many, so many failed. */
    static void requireCounts(long count, long errors) {
        if (count < 1 || count > MOST || errors < 0 || errors > count) {
            throw new IllegalArgumentException(
                    "count must be above zero and at most " + MOST + ", and errors between zero and count");
        }
    }
}
