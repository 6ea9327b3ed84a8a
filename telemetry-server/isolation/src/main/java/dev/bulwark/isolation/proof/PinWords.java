package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.CanonicalValue;
import dev.bulwark.isolation.facts.Pin;
import dev.bulwark.isolation.facts.Sameness;
import dev.bulwark.isolation.facts.Value;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what pins name instead of a tenant.
 *
 * @param tenant in canonical form
 */
record PinWords(String tenant, BoundParameters parameters) {
    /** Whether pins of rows that each allow others leave nobody but the tenant when all of them hold. */
    boolean leaveTenantAlone(Obligation obligation) {
        List<Pin> pins = obligation.pins();
        boolean rows = obligation.role() == Obligation.Role.ROWS && pins.size() > 1;
        return rows
                && pins.stream()
                        .anyMatch(pin -> pin.values().stream().allMatch(value -> isTenantOrExcluded(value, pin, pins)));
    }

    private boolean isTenantOrExcluded(Value value, Pin of, List<Pin> pins) {
        return isKnown(value)
                && elements(value).stream()
                        .map(CanonicalValue::of)
                        .allMatch(text -> text.equals(tenant)
                                || pins.stream().anyMatch(other -> other != of && excludes(other, text)));
    }

    /** Whether no value that a pin allows can be equal to a text. */
    private boolean excludes(Pin pin, String text) {
        return pin.values().stream()
                .allMatch(value -> isKnown(value)
                        && elements(value).stream()
                                .map(CanonicalValue::of)
                                .allMatch(other -> Boolean.FALSE.equals(Sameness.of(text, other))));
    }

    /** Whether its elements are all that it stands for. */
    private boolean isKnown(Value value) {
        return value instanceof Value.Literal
                || (value instanceof Value.Parameter parameter && !isEmpty(parameters.value(parameter.position())));
    }

    /** The other tenants that pins name. */
    Set<String> foreign(List<Pin> pins) {
        Set<String> named = new LinkedHashSet<>();
        for (Pin pin : pins) {
            for (Value value : pin.values()) {
                elements(value).stream().map(CanonicalValue::of).forEach(named::add);
            }
        }
        named.remove(tenant);
        return named;
    }

    /** Which of the values is NULL, in words; null when none is. */
    @Nullable
    String empty(List<Pin> pins) {
        for (Pin pin : pins) {
            for (Value value : pin.values()) {
                int position = position(value);
                if (position > 0 && isEmpty(parameters.value(position))) {
                    return "parameter " + position + ", which is NULL";
                }
                if (value instanceof Value.Nothing) {
                    return "NULL";
                }
            }
        }
        return null;
    }

    /** Which value is not known, in words. */
    String unknown(List<Pin> pins) {
        for (Pin pin : pins) {
            for (Value value : pin.values()) {
                if (value instanceof Value.Computed computed) {
                    return computed.text() + ", whose value only the database knows";
                }
                if (value instanceof Value.Converted converted) {
                    return converted.text() + ", whose value only the database knows";
                }
            }
        }
        return "values that are not known";
    }

    private static int position(Value value) {
        if (value instanceof Value.Parameter parameter) {
            return parameter.position();
        }
        return value instanceof Value.Converted converted ? converted.position() : 0;
    }

    private static boolean isEmpty(@Nullable Object bound) {
        return bound == null || elements(bound).size() < count(bound);
    }

    private List<Object> elements(Value value) {
        if (value instanceof Value.Literal literal) {
            return List.of(literal.canonical());
        }
        Object bound = value instanceof Value.Parameter parameter ? parameters.value(parameter.position()) : null;
        return bound == null ? List.of() : elements(bound);
    }

    /** The values that one stands for, NULLs left out. */
    private static List<Object> elements(Object bound) {
        if (!Known.of(bound).isMany()) {
            return List.of(bound);
        }
        List<Object> elements = new ArrayList<>();
        for (int i = 0; !(bound instanceof Collection<?>) && i < Array.getLength(bound); i++) {
            elements.add(Array.get(bound, i));
        }
        if (bound instanceof Collection<?> collection) {
            elements.addAll(collection);
        }
        elements.removeIf(one -> one == null);
        return elements;
    }

    private static int count(Object bound) {
        if (bound instanceof Collection<?> collection) {
            return collection.size();
        }
        return Known.of(bound).isMany() ? Array.getLength(bound) : 1;
    }
}
