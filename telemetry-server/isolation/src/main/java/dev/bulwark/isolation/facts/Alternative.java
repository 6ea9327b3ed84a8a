package dev.bulwark.isolation.facts;

import dev.bulwark.isolation.query.Column;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What two sets of facts have in common: equalities of both, and of values the union. */
final class Alternative {
    private final Facts left;
    private final Facts right;
    private final List<Facts.Pair> equalities = new ArrayList<>();
    private final List<Facts.Held> held = new ArrayList<>();
    private final Set<Column> nonNull = new LinkedHashSet<>();

    Alternative(Facts left, Facts right) {
        this.left = left;
        this.right = right;
    }

    Facts facts() {
        for (List<Column> group : left.classes().groups()) {
            intersect(group);
        }
        Set<Integer> present = new LinkedHashSet<>(left.presentRanges());
        present.retainAll(right.presentRanges());
        return Facts.of(equalities, held, nonNull, present);
    }

    /** Splits a class of the left side by the classes of the right side. */
    private void intersect(List<Column> group) {
        List<Column> seen = new ArrayList<>();
        for (Column column : group) {
            if (!right.classes().knows(column)) {
                continue;
            }
            Column twin = seen.stream()
                    .filter(other -> right.same(other, column))
                    .findFirst()
                    .orElse(null);
            if (twin == null) {
                seen.add(column);
                common(column);
            } else {
                equalities.add(new Facts.Pair(twin, column));
            }
        }
    }

    private void common(Column column) {
        Pin.eitherOf(left.pins(column), right.pins(column)).forEach(pin -> held.add(new Facts.Held(column, pin)));
        if (left.isNonNull(column) && right.isNonNull(column)) {
            nonNull.add(column);
        }
    }
}
