package dev.bulwark.instrument.shipping;

import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.TelemetryEvent;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** About how many bytes an event holds in memory, rather too many than too few. */
public final class EventWeight {
    /** The record itself, its header, and its place in a buffer. */
    private static final int FIXED = 512;

    private static final int OF_AN_OBJECT = 64;
    private static final int MOST_LEVELS = 8;

    private static final ClassValue<Method[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            return components == null
                    ? new Method[0]
                    : Arrays.stream(components)
                            .filter(component -> component.getType() != EventHeader.class)
                            .filter(component -> !component.getType().isPrimitive())
                            .map(RecordComponent::getAccessor)
                            .toArray(Method[]::new);
        }
    };

    private EventWeight() {}

    public static int of(TelemetryEvent event) {
        long weight = FIXED;
        try {
            for (Method component : COMPONENTS.get(event.getClass())) {
                weight += of(component.invoke(event), 0);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(event.getClass() + " cannot be weighed", e);
        }
        return (int) Math.min(weight, Integer.MAX_VALUE);
    }

    private static long of(@Nullable Object value, int level) {
        if (value instanceof CharSequence text) {
            return OF_AN_OBJECT + 2L * text.length();
        }
        if (value instanceof Map<?, ?> map && level < MOST_LEVELS) {
            return of(map.keySet(), level + 1) + of(map.values(), level + 1);
        }
        if (value instanceof Collection<?> items && level < MOST_LEVELS) {
            return OF_AN_OBJECT
                    + items.stream().mapToLong(item -> of(item, level + 1)).sum();
        }
        return value == null ? 0 : OF_AN_OBJECT;
    }
}
