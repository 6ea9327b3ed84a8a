package dev.bulwark.isolation.facts;

import dev.bulwark.isolation.query.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A set of values that a column is held to.
 *
 * @param values one of which it has
 * @param sources the predicates that say so
 */
public record Pin(Set<Value> values, Set<Span> sources) {
    /** Something rarely has more than one pin; with many on both sides, combining all would only cost time. */
    private static final int MOST = 4;

    public Pin {
        values = Set.copyOf(values);
        sources = Set.copyOf(sources);
    }

    /** One of either's values. */
    Pin or(Pin other) {
        return new Pin(union(values, other.values), union(sources, other.sources));
    }

    /** The pins of something that is one of two things, by the pins of both. */
    public static List<Pin> eitherOf(List<Pin> one, List<Pin> other) {
        List<Pin> either = new ArrayList<>();
        for (Pin first : limited(one)) {
            for (Pin second : limited(other)) {
                either.add(first.or(second));
            }
        }
        return either;
    }

    private static List<Pin> limited(List<Pin> pins) {
        return pins.size() <= MOST ? pins : pins.subList(0, MOST);
    }

    private static <T> Set<T> union(Set<T> left, Set<T> right) {
        Set<T> all = new LinkedHashSet<>(left);
        all.addAll(right);
        return all;
    }
}
