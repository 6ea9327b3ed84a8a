package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.CanonicalValue;
import dev.bulwark.isolation.facts.Pin;
import dev.bulwark.isolation.facts.Value;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares values with a tenant.
 *
 * @param tenant in canonical form
 */
record TenantCheck(String tenant, BoundParameters parameters) {
    /** Whether one of the pins allows nothing but the tenant. */
    boolean holds(List<Pin> pins) {
        for (int i = 0; i < pins.size(); i++) {
            if (isTenant(pins.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** The other tenants that pins name. */
    Set<String> foreign(List<Pin> pins) {
        Set<String> named = new LinkedHashSet<>();
        for (Pin pin : pins) {
            for (Value value : pin.values()) {
                named.addAll(texts(value));
            }
        }
        named.remove(tenant);
        return named;
    }

    /** Which value is not known, in words. */
    String unknown(List<Pin> pins) {
        for (Pin pin : pins) {
            for (Value value : pin.values()) {
                if (value instanceof Value.Parameter parameter && parameters.value(parameter.position()) == null) {
                    return "parameter " + parameter.position() + ", to which no tenant is bound";
                }
                if (value instanceof Value.Computed computed) {
                    return computed.text() + ", whose value only the database knows";
                }
            }
        }
        return "values that are not known";
    }

    private boolean isTenant(Pin pin) {
        for (Value value : pin.values()) {
            if (!isTenant(value)) {
                return false;
            }
        }
        return true;
    }

    private boolean isTenant(Value value) {
        if (value instanceof Value.Literal literal) {
            return literal.canonical().equals(tenant);
        }
        return value instanceof Value.Parameter parameter && isTenant(parameters.value(parameter.position()));
    }

    private boolean isTenant(@Nullable Object value) {
        if (value == null) {
            return false;
        }
        if (value instanceof Collection<?> || (value.getClass().isArray() && !(value instanceof byte[]))) {
            return elements(value).stream().allMatch(this::isTenant);
        }
        return CanonicalValue.of(value).equals(tenant);
    }

    private List<String> texts(Value value) {
        if (value instanceof Value.Literal literal) {
            return List.of(literal.canonical());
        }
        Object bound = value instanceof Value.Parameter parameter ? parameters.value(parameter.position()) : null;
        if (bound == null) {
            return List.of();
        }
        if (bound instanceof Collection<?> || (bound.getClass().isArray() && !(bound instanceof byte[]))) {
            return elements(bound).stream().map(CanonicalValue::of).toList();
        }
        return List.of(CanonicalValue.of(bound));
    }

    private static List<Object> elements(Object many) {
        if (many instanceof Collection<?> collection) {
            return new ArrayList<>(collection);
        }
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < Array.getLength(many); i++) {
            list.add(Array.get(many, i));
        }
        return list;
    }
}
