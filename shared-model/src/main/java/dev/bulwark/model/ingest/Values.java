package dev.bulwark.model.ingest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What senders may leave out is empty here. */
final class Values {
    private Values() {}

    static <T> List<T> listOf(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** An unmodifiable copy in the sender's order; JSON's null is a value here, so {@code Map.copyOf} will not do. */
    static <V> Map<String, V> objectOf(@Nullable Map<String, V> object) {
        return object == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(object));
    }
}
