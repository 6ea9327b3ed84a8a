package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.CanonicalValue;
import dev.bulwark.isolation.facts.Pin;
import dev.bulwark.isolation.facts.Value;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.RandomAccess;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares the values of pins with a tenant at each execution; made for that alone, and so without allocating. */
final class PinCheck {
    /** By pin; one whose values are all the tenant is enough. */
    private final Value[][] values;
    /** Whether an array is compared by its elements; put into a column, it is a value of its own. */
    private final boolean elements;

    PinCheck(Obligation obligation) {
        List<Pin> pins = obligation.pins();
        elements = obligation.role() != Obligation.Role.WRITTEN && obligation.role() != Obligation.Role.MOVED;
        values = new Value[pins.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = pins.get(i).values().toArray(Value[]::new);
        }
    }

    /**
     * Whether one of the pins allows nothing but the tenant.
     *
     * @param tenant in canonical form
     */
    boolean holds(String tenant, BoundParameters parameters) {
        for (Value[] pin : values) {
            if (areAll(pin, tenant, parameters)) {
                return true;
            }
        }
        return false;
    }

    private boolean areAll(Value[] pin, String tenant, BoundParameters parameters) {
        for (Value value : pin) {
            if (!is(value, tenant, parameters)) {
                return false;
            }
        }
        return true;
    }

    private boolean is(Value value, String tenant, BoundParameters parameters) {
        if (value instanceof Value.Parameter parameter) {
            return isTenant(parameters.value(parameter.position()), tenant);
        }
        return value instanceof Value.Literal literal && literal.canonical().equals(tenant);
    }

    /** Of several values, all must be; a list of none reads nothing. */
    private boolean isTenant(@Nullable Object value, String tenant) {
        if (isPlain(value)) {
            return CanonicalValue.isSame(value, tenant);
        }
        if (value instanceof List<?> list && value instanceof RandomAccess) {
            for (int i = 0; i < list.size(); i++) {
                if (!CanonicalValue.isSame(list.get(i), tenant)) {
                    return false;
                }
            }
            return true;
        }
        if (value instanceof Collection<?> collection) {
            return collection.stream().allMatch(one -> CanonicalValue.isSame(one, tenant));
        }
        if (value == null || !value.getClass().isArray() || value instanceof byte[]) {
            return CanonicalValue.isSame(value, tenant);
        }
        for (int i = 0; elements && i < Array.getLength(value); i++) {
            if (!CanonicalValue.isSame(Array.get(value, i), tenant)) {
                return false;
            }
        }
        return elements;
    }

    /** Told by its class alone: to find out that something is no list takes longer than to compare it. */
    private static boolean isPlain(@Nullable Object value) {
        return value instanceof Long || value instanceof Integer || value instanceof String || value instanceof UUID;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PinCheck check && elements == check.elements && Arrays.deepEquals(values, check.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.deepHashCode(values) + Boolean.hashCode(elements);
    }
}
