package dev.bulwark.isolation.facts;

import dev.bulwark.isolation.query.Column;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Classes of equal columns, by union and find, with what holds for each. */
final class Classes {
    private final Map<Column, Column> parents = new LinkedHashMap<>();
    private final Map<Column, List<Pin>> pins = new HashMap<>();
    private final Set<Column> nonNull = new HashSet<>();
    private final Set<Integer> nonNullRanges = new HashSet<>();

    Classes(List<Facts.Pair> equalities, List<Facts.Held> held, Set<Column> known) {
        for (Facts.Pair pair : equalities) {
            parents.put(root(pair.first()), root(pair.second()));
        }
        for (Facts.Held one : held) {
            List<Pin> list = pins.computeIfAbsent(root(one.column()), column -> new ArrayList<>());
            if (!list.contains(one.pin())) {
                list.add(one.pin());
            }
        }
        known.forEach(column -> nonNull.add(root(column)));
        parents.keySet().stream().filter(this::isNonNull).forEach(column -> nonNullRanges.add(column.range()));
    }

    List<Pin> pins(Column column) {
        return parents.containsKey(column) ? pins.getOrDefault(root(column), List.of()) : List.of();
    }

    boolean same(Column first, Column second) {
        return parents.containsKey(first)
                && parents.containsKey(second)
                && root(first).equals(root(second));
    }

    boolean isNonNull(Column column) {
        return parents.containsKey(column) && nonNull.contains(root(column));
    }

    Set<Integer> nonNullRanges() {
        return nonNullRanges;
    }

    /** Every column of which anything is known. */
    Set<Column> columns() {
        return parents.keySet();
    }

    /** The columns by class. */
    Collection<List<Column>> groups() {
        Map<Column, List<Column>> groups = new LinkedHashMap<>();
        for (Column column : List.copyOf(parents.keySet())) {
            groups.computeIfAbsent(root(column), key -> new ArrayList<>()).add(column);
        }
        return groups.values();
    }

    /** What holds for the columns that are wanted, with all that follows through the others. */
    Facts about(Predicate<Column> wanted, Set<Integer> present) {
        List<Facts.Pair> equalities = new ArrayList<>();
        List<Facts.Held> held = new ArrayList<>();
        Set<Column> known = new LinkedHashSet<>();
        for (List<Column> group : groups()) {
            List<Column> kept = group.stream().filter(wanted).toList();
            if (!kept.isEmpty()) {
                Column first = kept.get(0);
                kept.forEach(column -> equalities.add(new Facts.Pair(first, column)));
                pins(first).forEach(pin -> held.add(new Facts.Held(first, pin)));
                if (isNonNull(first)) {
                    known.add(first);
                }
            }
        }
        return Facts.of(equalities, held, known, present);
    }

    private Column root(Column column) {
        Column root = column;
        Column parent = parents.get(root);
        if (parent == null) {
            parents.put(column, column);
            return column;
        }
        while (!parent.equals(root)) {
            root = parent;
            parent = parents.getOrDefault(root, root);
        }
        parents.put(column, root);
        return root;
    }
}
