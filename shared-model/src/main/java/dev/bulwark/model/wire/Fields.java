package dev.bulwark.model.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of an object that was read. All methods throw {@link IllegalArgumentException} for what is something else. */
record Fields(Map<?, ?> values) {
    static Fields of(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return new Fields(object);
        }
        throw new IllegalArgumentException("there is no object");
    }

    /** Whether a field is there and not null. */
    boolean has(String name) {
        return values.get(name) != null;
    }

    String text(String name) {
        return as(String.class, name);
    }

    /** A whole number; zero where the field is left out. */
    long number(String name) {
        return has(name) ? as(Long.class, name) : 0;
    }

    List<?> list(String name) {
        return as(List.class, name);
    }

    Fields object(String name) {
        return of(values.get(name));
    }

    private <T> T as(Class<T> type, String name) {
        Object value = values.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(name + " is missing or something else");
        }
        return type.cast(value);
    }
}
