package dev.bulwark.isolation.facts;

import dev.bulwark.isolation.query.Column;
import dev.bulwark.isolation.query.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the columns in every row at some place: which are equal, which are held to values, which are not NULL.
 * Immutable; not meant for use by several threads.
 */
public final class Facts {
    /** Nothing is known. */
    public static final Facts NONE = new Facts(false, List.of(), List.of(), Set.of(), Set.of());
    /** No row can come here. */
    public static final Facts IMPOSSIBLE = new Facts(true, List.of(), List.of(), Set.of(), Set.of());

    private final boolean impossible;
    private final List<Pair> equalities;
    private final List<Held> held;
    private final Set<Column> nonNull;
    private final Set<Integer> present;
    private @Nullable Classes classes;

    /** Two columns with one value. */
    record Pair(Column first, Column second) {}

    /** A column and values that it is held to. */
    record Held(Column column, Pin pin) {}

    private Facts(
            boolean impossible, List<Pair> equalities, List<Held> held, Set<Column> nonNull, Set<Integer> present) {
        this.impossible = impossible;
        this.equalities = equalities;
        this.held = held;
        this.nonNull = nonNull;
        this.present = present;
    }

    /** Both columns have one value, or are both NULL. */
    public static Facts equal(Column first, Column second) {
        return new Facts(false, List.of(new Pair(first, second)), List.of(), Set.of(), Set.of());
    }

    /** The column has one of the values. */
    public static Facts held(Column column, Set<Value> values, Span source) {
        Pin pin = new Pin(values, source.isKnown() ? Set.of(source) : Set.of());
        return new Facts(false, List.of(), List.of(new Held(column, pin)), Set.of(), Set.of());
    }

    /** The column is held by the pin. */
    public static Facts held(Column column, Pin pin) {
        return new Facts(false, List.of(), List.of(new Held(column, pin)), Set.of(), Set.of());
    }

    /** The rows hold real rows of the ranges. */
    public static Facts present(Set<Integer> ranges) {
        return new Facts(false, List.of(), List.of(), Set.of(), Set.copyOf(ranges));
    }

    /** The columns are not NULL. */
    public static Facts nonNull(Collection<Column> columns) {
        return new Facts(false, List.of(), List.of(), Set.copyOf(columns), Set.of());
    }

    /** Whether no row can come here. */
    public boolean isImpossible() {
        return impossible;
    }

    /** Both hold. */
    public Facts and(Facts other) {
        if (impossible || other.impossible) {
            return IMPOSSIBLE;
        }
        if (this == NONE || other == NONE) {
            return this == NONE ? other : this;
        }
        return new Facts(
                false,
                concat(equalities, other.equalities),
                concat(held, other.held),
                union(nonNull, other.nonNull),
                union(present, other.present));
    }

    /** One of both holds, and it is not known which. */
    public Facts or(Facts other) {
        if (impossible) {
            return other;
        }
        if (other.impossible) {
            return this;
        }
        return this == NONE || other == NONE ? NONE : new Alternative(this, other).facts();
    }

    /** The pins of a column, each of which holds. */
    public List<Pin> pins(Column column) {
        return classes().pins(column);
    }

    /** Whether both columns have one value. */
    public boolean same(Column first, Column second) {
        return first.equals(second) || classes().same(first, second);
    }

    /** Whether the column is not NULL. */
    public boolean isNonNull(Column column) {
        return classes().isNonNull(column);
    }

    /** Whether the row holds a real row of the range, and not the NULLs of an outer join. */
    public boolean isPresent(int range) {
        return present.contains(range) || classes().nonNullRanges().contains(range);
    }

    /** Whether about some columns nothing is missing that the other says. */
    public boolean saysAsMuchAs(Facts other, Collection<Column> columns) {
        for (Column column : columns) {
            boolean held =
                    values(column).containsAll(other.values(column)) && (isNonNull(column) || !other.isNonNull(column));
            if (!held
                    || other.classes().columns().stream()
                            .anyMatch(twin -> other.same(column, twin) && !same(column, twin))) {
                return false;
            }
        }
        return true;
    }

    private List<Set<Value>> values(Column column) {
        return pins(column).stream().map(Pin::values).toList();
    }

    /** The same without the columns of some ranges, but with all that follows for the others. */
    public Facts without(Set<Integer> ranges) {
        return impossible ? this : classes().about(column -> !ranges.contains(column.range()), remaining(ranges));
    }

    /** The same about the columns of one range alone. */
    public Facts about(int range) {
        return impossible ? this : classes().about(column -> column.range() == range, Set.of());
    }

    /** The same about columns by other names. */
    public Facts renamed(UnaryOperator<Column> names) {
        List<Pair> pairs = equalities.stream()
                .map(pair -> new Pair(names.apply(pair.first), names.apply(pair.second)))
                .toList();
        List<Held> values = held.stream()
                .map(one -> new Held(names.apply(one.column), one.pin))
                .toList();
        Set<Column> known = new LinkedHashSet<>();
        nonNull.forEach(column -> known.add(names.apply(column)));
        return new Facts(impossible, pairs, values, known, present);
    }

    private Set<Integer> remaining(Set<Integer> ranges) {
        Set<Integer> remaining = new LinkedHashSet<>(present);
        remaining.removeAll(ranges);
        return remaining;
    }

    static Facts of(List<Pair> equalities, List<Held> held, Set<Column> nonNull, Set<Integer> present) {
        return new Facts(false, List.copyOf(equalities), List.copyOf(held), Set.copyOf(nonNull), Set.copyOf(present));
    }

    Classes classes() {
        if (classes == null) {
            classes = new Classes(equalities, held, nonNull);
        }
        return classes;
    }

    Set<Integer> presentRanges() {
        return union(present, classes().nonNullRanges());
    }

    private static <T> List<T> concat(List<T> left, List<T> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() ? right : left;
        }
        List<T> all = new ArrayList<>(left);
        all.addAll(right);
        return all;
    }

    private static <T> Set<T> union(Set<T> left, Set<T> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() ? right : left;
        }
        Set<T> all = new LinkedHashSet<>(left);
        all.addAll(right);
        return all;
    }
}
