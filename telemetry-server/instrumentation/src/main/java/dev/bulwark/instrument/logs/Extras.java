package dev.bulwark.instrument.logs;

import dev.bulwark.instrument.client.CleanText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a log record has beside its message: fields that are known by name, and the rest. */
final class Extras {
    private static final int MOST = 64;
    private static final int LONGEST = 1000;

    private final Map<String, Object> values = new LinkedHashMap<>();

    private Extras(Map<String, ?> context) {
        for (Map.Entry<String, ?> entry : context.entrySet()) {
            Object value = plain(entry.getValue());
            if (value != null && values.size() < MOST) {
                values.put(entry.getKey(), value);
            }
        }
    }

    /** A bounded copy of what a record has beside its message. */
    static Extras of(Map<String, ?> context) {
        return new Extras(context);
    }

    /** Takes a text out of the rest; null when there is none. */
    @Nullable
    String takeText(String name) {
        return values.get(name) instanceof String ? (String) values.remove(name) : null;
    }

    /** Takes a number out of the rest, also where it is written as a text; null when there is none. */
    @Nullable
    Long takeNumber(String name) {
        Object value = values.get(name);
        boolean number = value instanceof Integer
                || value instanceof Long
                || value instanceof String text && text.matches("\\d{1,9}");
        return number ? Long.valueOf(String.valueOf(values.remove(name))) : null;
    }

    Map<String, Object> rest() {
        return values;
    }

    /** What JSON has a form for; of anything else, which may change or hold much, only its text. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            return value;
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            return number;
        }
        return CleanText.of(String.valueOf(value), LONGEST);
    }
}
