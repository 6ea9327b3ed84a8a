package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.query.BaseRange;
import dev.bulwark.isolation.query.Column;
import dev.bulwark.isolation.query.Expr;
import dev.bulwark.isolation.query.From;
import dev.bulwark.isolation.query.Ownership;
import dev.bulwark.isolation.query.Range;
import dev.bulwark.isolation.query.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns that USING and NATURAL make one of. */
final class MergedColumns {
    private final Scope scope;
    private final From left;
    private final From right;
    private final From.Kind kind;

    MergedColumns(Scope scope, From left, From right, From.Kind kind) {
        this.scope = scope;
        this.left = left;
        this.right = right;
        this.kind = kind;
    }

    /** The conditions of USING; from here on the scope knows the merged columns. */
    List<Expr> using(List<String> names) {
        List<Expr> conditions = new ArrayList<>();
        for (String name : names) {
            Expr ours = side(left, name);
            Expr theirs = side(right, name);
            if (ours == null || theirs == null) {
                conditions.add(new Expr.Opaque(List.of(), null, Span.NOWHERE));
                scope.merge(name, new Expr.Opaque(List.of(), null, Span.NOWHERE));
            } else {
                conditions.add(new Expr.Equal(ours, theirs, false, Span.NOWHERE));
                scope.merge(name, meaning(ours, theirs));
            }
        }
        return conditions;
    }

    /** The conditions of NATURAL as far as both sides' columns are known; there may be more, which only keep fewer rows. */
    List<Expr> natural() {
        Set<String> names = new LinkedHashSet<>(known(left));
        names.removeIf(name -> right.ranges().stream().noneMatch(range -> range.owns(name) == Ownership.YES));
        return using(List.copyOf(names));
    }

    private static List<String> known(From side) {
        List<String> names = new ArrayList<>();
        for (Range range : side.ranges()) {
            List<String> own = range.names();
            if (own != null) {
                names.addAll(own);
            } else if (range instanceof BaseRange table && table.tenantColumn() != null) {
                names.add(table.tenantColumn());
            }
        }
        return names;
    }

    private Expr meaning(Expr ours, Expr theirs) {
        return switch (kind) {
            case INNER, LEFT -> ours;
            case RIGHT -> theirs;
            case FULL -> new Expr.Coalesce(List.of(ours, theirs), Span.NOWHERE);
        };
    }

    private @Nullable Expr side(From side, String name) {
        Expr merged = scope.merged().get(name);
        if (merged != null && side == left) {
            return merged;
        }
        Column column = Scope.columnOf(side.ranges(), name);
        return column == null ? null : new Expr.ColumnUse(column, Span.NOWHERE);
    }
}
