package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.facts.Facts;
import dev.bulwark.isolation.query.Expr;
import dev.bulwark.isolation.query.From;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a condition on {@code COALESCE(a.k, b.k)} says of either side of an outer join that equates both: a row of a side
 * stands alone, and then its own value counts, or is matched by an equal one.
 */
final class MergedKeys {
    private final Truths truths;

    MergedKeys(Truths truths) {
        this.truths = truths;
    }

    /** What holds for every row that comes out of sources. */
    Facts certain(From from, List<Expr> conditions) {
        if (!(from instanceof From.Joined join)) {
            return Facts.NONE;
        }
        return switch (join.kind()) {
            case INNER -> certain(join.left(), conditions).and(certain(join.right(), conditions));
            case LEFT -> ofSide(join, join.left(), conditions).and(certain(join.left(), conditions));
            case RIGHT -> ofSide(join, join.right(), conditions).and(certain(join.right(), conditions));
            case FULL -> Facts.NONE;
        };
    }

    /** What holds whenever the side has a row. */
    Facts ofSide(From.Joined join, From side, List<Expr> conditions) {
        Facts facts = Facts.NONE;
        for (Expr condition : narrowed(join, side, conditions)) {
            facts = facts.and(truths.whenTrue(condition));
        }
        return facts;
    }

    /** The conditions on merged keys as conditions on the key of the side. */
    List<Expr> narrowed(From.Joined join, From side, List<Expr> conditions) {
        List<Expr> narrowed = new ArrayList<>();
        for (Expr condition : conjuncts(conditions)) {
            if (condition instanceof Expr.Equal equal && !equal.nullSafe()) {
                boolean ahead = equal.left() instanceof Expr.Coalesce;
                Expr value = ahead ? equal.right() : equal.left();
                Expr own = ofSide(join, side, ahead ? equal.left() : equal.right());
                if (own != null && isIndependent(join, value)) {
                    narrowed.add(new Expr.Equal(own, value, false, equal.span()));
                }
            } else if (condition instanceof Expr.In in) {
                Expr own = ofSide(join, side, in.left());
                if (own != null && in.choices().stream().allMatch(choice -> isIndependent(join, choice))) {
                    narrowed.add(new Expr.In(own, in.choices(), in.span()));
                }
            }
        }
        return narrowed;
    }

    /** The part of merged keys that is the side's; null when it is no such expression. */
    private @Nullable Expr ofSide(From.Joined join, From side, Expr expr) {
        if (!(expr instanceof Expr.Coalesce merged) || merged.children().size() != 2 || join.on() == null) {
            return null;
        }
        Expr first = merged.children().get(0);
        Expr second = merged.children().get(1);
        if (!equates(join.on(), first, second)) {
            return null;
        }
        From other = side == join.left() ? join.right() : join.left();
        if (isOf(side, first) && isOf(other, second)) {
            return first;
        }
        return isOf(side, second) && isOf(other, first) ? second : null;
    }

    /** Whether a value is the same whatever rows the join puts together. */
    private static boolean isIndependent(From.Joined join, Expr value) {
        return value instanceof Expr.Constant || (value instanceof Expr.ColumnUse && !isOf(join, value));
    }

    private static List<Expr> conjuncts(List<Expr> conditions) {
        List<Expr> all = new ArrayList<>();
        for (Expr condition : conditions) {
            if (condition instanceof Expr.And and) {
                all.addAll(conjuncts(and.children()));
            } else {
                all.add(condition);
            }
        }
        return all;
    }

    private static boolean equates(Expr on, Expr first, Expr second) {
        return conjuncts(List.of(on)).stream()
                .anyMatch(part -> part instanceof Expr.Equal equal
                        && ((means(equal.left(), first) && means(equal.right(), second))
                                || (means(equal.left(), second) && means(equal.right(), first))));
    }

    private static boolean means(Expr one, Expr other) {
        if (one instanceof Expr.ColumnUse use) {
            return other instanceof Expr.ColumnUse twin && use.column().equals(twin.column());
        }
        if (!(one instanceof Expr.Coalesce) || !(other instanceof Expr.Coalesce)) {
            return false;
        }
        boolean same = one.children().size() == other.children().size();
        for (int i = 0; same && i < one.children().size(); i++) {
            same = means(one.children().get(i), other.children().get(i));
        }
        return same;
    }

    private static boolean isOf(From side, Expr expr) {
        Set<Integer> ranges = new HashSet<>();
        side.ranges().forEach(range -> ranges.add(range.id()));
        return expr instanceof Expr.Coalesce
                ? expr.children().stream().allMatch(child -> isOf(side, child))
                : expr instanceof Expr.ColumnUse use
                        && ranges.contains(use.column().range());
    }
}
