package dev.bulwark.isolation.facts;

import dev.bulwark.isolation.query.Column;
import dev.bulwark.isolation.query.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
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
    public static final Facts NONE = new Facts(List.of(), List.of(), Set.of(), Set.of());
    /** No row can come here. */
    public static final Facts IMPOSSIBLE = new Facts(List.of(), List.of(), Set.of(), Set.of());

    /** Classes that lie deeper over each other are made anew. */
    private static final int DEEPEST = 24;

    private final List<Pair> equalities;
    private final List<Held> held;
    private final Set<Column> nonNull;
    private final Set<Integer> present;
    private final @Nullable Facts left;
    private final @Nullable Facts right;
    private @Nullable Classes classes;

    /** Two columns with one value. */
    record Pair(Column first, Column second) {}

    /** A column and values that it is held to. */
    record Held(Column column, Pin pin) {}

    private Facts(List<Pair> equalities, List<Held> held, Set<Column> nonNull, Set<Integer> present) {
        this.equalities = equalities;
        this.held = held;
        this.nonNull = nonNull;
        this.present = present;
        this.left = null;
        this.right = null;
    }

    private Facts(Facts left, Facts right) {
        this.equalities = List.of();
        this.held = List.of();
        this.nonNull = Set.of();
        this.present = Set.of();
        this.left = left;
        this.right = right;
    }

    /** Both columns have one value, or are both NULL. */
    public static Facts equal(Column first, Column second) {
        return new Facts(List.of(new Pair(first, second)), List.of(), Set.of(), Set.of());
    }

    /** The column has one of the values. */
    public static Facts held(Column column, Set<Value> values, Span source) {
        return held(column, new Pin(values, source.isKnown() ? Set.of(source) : Set.of()));
    }

    /** The column is held by the pin. */
    public static Facts held(Column column, Pin pin) {
        return new Facts(List.of(), List.of(new Held(column, pin)), Set.of(), Set.of());
    }

    /** The rows hold real rows of the ranges. */
    public static Facts present(Set<Integer> ranges) {
        return new Facts(List.of(), List.of(), Set.of(), Set.copyOf(ranges));
    }

    /** The columns are not NULL. */
    public static Facts nonNull(Collection<Column> columns) {
        return new Facts(List.of(), List.of(), Set.copyOf(columns), Set.of());
    }

    /** Whether no row can come here. */
    public boolean isImpossible() {
        return this == IMPOSSIBLE;
    }

    /** Both hold. */
    public Facts and(Facts other) {
        if (isImpossible() || other.isImpossible()) {
            return IMPOSSIBLE;
        }
        if (this == NONE || other == NONE) {
            return this == NONE ? other : this;
        }
        return new Facts(this, other);
    }

    /** One of both holds, and it is not known which. */
    public Facts or(Facts other) {
        if (isImpossible()) {
            return other;
        }
        if (other.isImpossible()) {
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
        return classes().present().get(range);
    }

    /** Every column of which anything is known, by the class of equal ones. */
    public Collection<List<Column>> groups() {
        return classes().groups();
    }

    /** Whether about some columns nothing is missing that the other says. */
    public boolean saysAsMuchAs(Facts other, Collection<Column> columns) {
        for (Column column : columns) {
            boolean pinned =
                    values(column).containsAll(other.values(column)) && (isNonNull(column) || !other.isNonNull(column));
            if (!pinned
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
        if (this == NONE || isImpossible() || !mentions(ranges)) {
            return this;
        }
        Set<Integer> remaining = presentRanges();
        remaining.removeAll(ranges);
        return classes().about(column -> !ranges.contains(column.range()), remaining);
    }

    /** The same about the columns of one range alone. */
    public Facts about(int range) {
        return isImpossible() ? this : classes().about(column -> column.range() == range, Set.of());
    }

    /** The same about columns by other names. */
    public Facts renamed(UnaryOperator<Column> names) {
        if (this == NONE || isImpossible()) {
            return this;
        }
        List<Pair> pairs = new ArrayList<>();
        List<Held> values = new ArrayList<>();
        Set<Column> known = new LinkedHashSet<>();
        Set<Integer> ranges = new LinkedHashSet<>();
        for (Facts leaf : leaves(null)) {
            leaf.equalities.forEach(pair -> pairs.add(new Pair(names.apply(pair.first), names.apply(pair.second))));
            leaf.held.forEach(one -> values.add(new Held(names.apply(one.column), one.pin)));
            leaf.nonNull.forEach(column -> known.add(names.apply(column)));
            ranges.addAll(leaf.present);
        }
        return of(pairs, values, known, ranges);
    }

    private boolean mentions(Set<Integer> ranges) {
        Classes all = classes();
        return ranges.stream().anyMatch(range -> all.present().get(range))
                || all.columns().stream().anyMatch(column -> ranges.contains(column.range()));
    }

    static Facts of(List<Pair> equalities, List<Held> held, Set<Column> nonNull, Set<Integer> present) {
        return new Facts(List.copyOf(equalities), List.copyOf(held), Set.copyOf(nonNull), Set.copyOf(present));
    }

    List<Pair> equalities() {
        return equalities;
    }

    List<Held> held() {
        return held;
    }

    Set<Column> nonNull() {
        return nonNull;
    }

    Set<Integer> present() {
        return present;
    }

    Classes classes() {
        if (classes == null) {
            Facts known = this;
            while (known.classes == null && known.left != null) {
                known = known.left;
            }
            boolean usable = known.classes != null && known.classes.depth() < DEEPEST;
            classes = usable ? new Classes(known.classes, leaves(known)) : new Classes(null, leaves(null));
        }
        return classes;
    }

    /** The parts that this is put together of, in order, but for one at the left end. */
    private List<Facts> leaves(@Nullable Facts without) {
        List<Facts> leaves = new ArrayList<>();
        Deque<Facts> open = new ArrayDeque<>(List.of(this));
        while (!open.isEmpty()) {
            Facts next = open.pop();
            if (next.left != null && next.right != null && next != without) {
                open.push(next.right);
                open.push(next.left);
            } else if (next != without) {
                leaves.add(next);
            }
        }
        return leaves;
    }

    Set<Integer> presentRanges() {
        Set<Integer> ranges = new LinkedHashSet<>();
        classes().present().stream().forEach(ranges::add);
        return ranges;
    }
}
