package dev.bulwark.server.ingest;

import dev.bulwark.model.ingest.TelemetryEvent;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of a kind of event, each with its rule. Thread-safe. */
final class EventShape {
    private final Constructor<? extends TelemetryEvent> constructor;
    private final List<Field> fields;

    private EventShape(Constructor<? extends TelemetryEvent> constructor, List<Field> fields) {
        this.constructor = constructor;
        this.fields = fields;
    }

    private record Field(Method accessor, Function<Object, @Nullable Object> rule) {
        @Nullable
        Object fitOf(TelemetryEvent event) throws ReflectiveOperationException {
            Object value = accessor.invoke(event);
            return value == null ? null : rule.apply(value);
        }
    }

    /** @throws IllegalArgumentException if the rules say nothing about one of the fields */
    static EventShape of(Class<? extends TelemetryEvent> type, FieldRules rules) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        List<Field> fields = Arrays.stream(components)
                .map(component -> new Field(component.getAccessor(), rules.ruleOf(component)))
                .toList();
        try {
            return new EventShape(type.getDeclaredConstructor(types), fields);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " is no record", e);
        }
    }

    /**
     * The event with every field as its rule leaves it.
     *
     * @throws UnfitEventException with the reason if a rule refuses a field
     */
    TelemetryEvent fit(TelemetryEvent event) {
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        try {
            for (int i = 0; i < values.length; i++) {
                values[i] = fields.get(i).fitOf(event);
            }
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot rebuild " + event.getClass(), e);
        }
    }
}
