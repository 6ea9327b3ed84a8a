package dev.bulwark.model.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one event as they stand on the wire, in their order: texts, numbers, flags, and lists and maps of those,
 * which may be changed without changing the event. Belongs to one thread.
 */
public final class EventFields {
    private static final String TYPE = "type";

    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    EventFields() {}

    /** All fields of an event, its header's before its own. */
    public static Map<String, @Nullable Object> of(TelemetryEvent event) {
        EventFields told = new EventFields();
        EventHeader header = event.header();
        told.with("id", header.id())
                .with(TYPE, EventType.of(event).wireName())
                .with("at", header.at())
                .with("tenant", header.tenant())
                .with("user", header.user())
                .with("endpoint", header.endpoint())
                .with("traceId", header.traceId())
                .with("requestId", header.requestId());
        event.writeTo(told);
        return told.all();
    }

    /** Adds a field; one that is null is left out, as on the wire. */
    public EventFields with(String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, plain(value));
        }
        return this;
    }

    Map<String, @Nullable Object> all() {
        return fields;
    }

    /** What is neither text, number nor flag is told by its text. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Instant time) {
            return WireTime.format(time);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
        if (value instanceof Map<?, ?> object) {
            return object(object);
        }
        return value instanceof Collection<?> items ? list(items) : value.toString();
    }

    private static Map<String, @Nullable Object> object(Map<?, ?> object) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        object.forEach((name, value) -> plain.put(String.valueOf(name), plain(value)));
        return plain;
    }

    private static List<@Nullable Object> list(Collection<?> items) {
        List<@Nullable Object> plain = new ArrayList<>(items.size());
        items.forEach(item -> plain.add(plain(item)));
        return plain;
    }
}
