package dev.bulwark.isolation.facts;

import dev.bulwark.isolation.query.Column;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Classes of equal columns, by union and find, with what holds for each. Laid over others, it keeps only what is new, so
 * that adding a little to much costs little.
 */
final class Classes {
    /** One that holds is enough; with many, comparing all would only cost time. */
    private static final int MOST_PINS = 32;

    private final @Nullable Classes base;
    private final int depth;
    private final Map<Column, Column> parents = new HashMap<>();
    private final Map<Column, Known> known = new HashMap<>();
    private final List<Column> entered = new ArrayList<>();
    private final BitSet present = new BitSet();

    /** What holds for all columns of a class. */
    private record Known(int size, List<Pin> pins, boolean nonNull, BitSet ranges) {
        Known and(Known other) {
            BitSet all = (BitSet) ranges.clone();
            all.or(other.ranges);
            return new Known(size + other.size, joined(pins, other.pins), nonNull || other.nonNull, all);
        }

        Known with(Pin pin) {
            return new Known(size, joined(pins, List.of(pin)), nonNull, ranges);
        }

        private static List<Pin> joined(List<Pin> left, List<Pin> right) {
            if (left.isEmpty() || left.containsAll(right)) {
                return left.isEmpty() ? right : left;
            }
            if (left.size() >= MOST_PINS) {
                return left;
            }
            Set<Pin> all = new LinkedHashSet<>(left);
            all.addAll(right);
            return List.copyOf(all);
        }
    }

    /**
     * Classes over others.
     *
     * @param base what holds already; null when nothing does
     * @param added what holds besides
     */
    Classes(@Nullable Classes base, List<Facts> added) {
        this.base = base;
        this.depth = base == null ? 0 : base.depth + 1;
        if (base != null) {
            present.or(base.present);
        }
        for (Facts facts : added) {
            facts.equalities().forEach(pair -> unite(pair.first(), pair.second()));
            facts.held()
                    .forEach(one -> change(one.column(), of(enter(one.column())).with(one.pin())));
            facts.nonNull().forEach(this::addNonNull);
            facts.present().forEach(present::set);
        }
        known.values().stream().filter(Known::nonNull).forEach(one -> present.or(one.ranges()));
    }

    /** How many lie one over the other. */
    int depth() {
        return depth;
    }

    List<Pin> pins(Column column) {
        return knows(column) ? of(root(column)).pins() : List.of();
    }

    boolean same(Column first, Column second) {
        return knows(first) && knows(second) && root(first).equals(root(second));
    }

    boolean isNonNull(Column column) {
        return knows(column) && of(root(column)).nonNull();
    }

    /** The ranges of which the row holds a real row. */
    BitSet present() {
        return present;
    }

    /** Whether anything is known of the column. */
    boolean knows(Column column) {
        return parents.containsKey(column) || (base != null && base.knows(column));
    }

    /** Every column of which anything is known. */
    List<Column> columns() {
        if (base == null) {
            return entered;
        }
        List<Column> all = new ArrayList<>(base.columns());
        all.addAll(entered);
        return all;
    }

    /** The columns by class. */
    Collection<List<Column>> groups() {
        Map<Column, List<Column>> groups = new LinkedHashMap<>();
        for (Column column : columns()) {
            groups.computeIfAbsent(root(column), key -> new ArrayList<>()).add(column);
        }
        return groups.values();
    }

    /** What holds for the columns that are wanted, with all that follows through the others. */
    Facts about(Predicate<Column> wanted, Set<Integer> presentRanges) {
        List<Facts.Pair> equalities = new ArrayList<>();
        List<Facts.Held> held = new ArrayList<>();
        Set<Column> nonNull = new LinkedHashSet<>();
        for (List<Column> group : groups()) {
            List<Column> kept = group.stream().filter(wanted).toList();
            if (!kept.isEmpty()) {
                Column first = kept.get(0);
                kept.forEach(column -> equalities.add(new Facts.Pair(first, column)));
                pins(first).forEach(pin -> held.add(new Facts.Held(first, pin)));
                if (isNonNull(first)) {
                    nonNull.add(first);
                }
            }
        }
        return Facts.of(equalities, held, nonNull, presentRanges);
    }

    private void unite(Column first, Column second) {
        Column one = enter(first);
        Column other = enter(second);
        if (one.equals(other)) {
            return;
        }
        boolean ahead = of(one).size() >= of(other).size();
        Column root = ahead ? one : other;
        Known both = of(one).and(of(other));
        parents.put(ahead ? other : one, root);
        known.put(root, both);
    }

    private void addNonNull(Column column) {
        Known before = of(enter(column));
        change(column, new Known(before.size(), before.pins(), true, before.ranges()));
    }

    private void change(Column column, Known after) {
        known.put(root(column), after);
    }

    /** The root of a column's class; a column of which nothing was known is a class of its own. */
    private Column enter(Column column) {
        if (!knows(column)) {
            BitSet range = new BitSet();
            range.set(column.range());
            parents.put(column, column);
            known.put(column, new Known(1, List.of(), false, range));
            entered.add(column);
        }
        return root(column);
    }

    private Known of(Column root) {
        Known here = known.get(root);
        if (here != null) {
            return here;
        }
        if (base == null) {
            throw new IllegalStateException(root + " is no root");
        }
        return base.of(root);
    }

    private Column root(Column column) {
        Column root = base != null && base.knows(column) ? base.root(column) : column;
        Column parent = parents.get(root);
        while (parent != null && !parent.equals(root)) {
            root = parent;
            parent = parents.get(root);
        }
        return root;
    }
}
