package dev.bulwark.isolation.facts;

import dev.bulwark.isolation.query.Span;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A set of values that a column is held to.
 *
 * @param values one of which it has
 * @param sources the predicates that say so
 */
public record Pin(Set<Value> values, Set<Span> sources) {
    public Pin {
        values = Set.copyOf(values);
        sources = Set.copyOf(sources);
    }

    /** One of either's values. */
    Pin or(Pin other) {
        return new Pin(union(values, other.values), union(sources, other.sources));
    }

    private static <T> Set<T> union(Set<T> left, Set<T> right) {
        Set<T> all = new LinkedHashSet<>(left);
        all.addAll(right);
        return all;
    }
}
