package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.query.Column;
import dev.bulwark.isolation.query.Expr;
import dev.bulwark.isolation.query.Ownership;
import dev.bulwark.isolation.query.Range;
import dev.bulwark.isolation.query.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which names mean which columns at some place of a statement. */
final class Scope {
    private final @Nullable Scope outer;
    private final List<Range> ranges = new ArrayList<>();
    private final Map<String, Expr> merged = new LinkedHashMap<>();

    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    @Nullable
    Scope outer() {
        return outer;
    }

    void add(Range range) {
        ranges.add(range);
    }

    List<Range> ranges() {
        return ranges;
    }

    /** From here on the unqualified name means what a join by that name made of both sides. */
    void merge(String name, Expr meaning) {
        merged.put(name, meaning);
    }

    /** What joins by name made of the columns of both sides. */
    Map<String, Expr> merged() {
        return merged;
    }

    /** The range of that alias, null when there is none or more than one, such as tables of two schemas. */
    @Nullable
    Range range(String alias) {
        Range found = null;
        for (Range range : ranges) {
            if (range.alias().equals(alias) && found != null) {
                return null;
            }
            found = range.alias().equals(alias) ? range : found;
        }
        return found != null || outer == null ? found : outer.range(alias);
    }

    /** What a column's name means; of a name that means nothing certain, nothing is known. */
    Expr column(@Nullable String qualifier, String name, Span span) {
        if (qualifier != null) {
            Range range = range(qualifier);
            return range == null ? unknown(span) : new Expr.ColumnUse(range.column(name), span);
        }
        Expr joined = merged.get(name);
        if (joined != null) {
            return joined instanceof Expr.ColumnUse use ? new Expr.ColumnUse(use.column(), span) : joined;
        }
        List<Range> owners = owners(ranges, name);
        if (owners.size() == 1) {
            return new Expr.ColumnUse(owners.get(0).column(name), span);
        }
        return owners.isEmpty() && outer != null ? outer.column(null, name, span) : unknown(span);
    }

    /** The column of that name among some ranges, null when it is not certain which it is. */
    static @Nullable Column columnOf(List<Range> candidates, String name) {
        List<Range> owners = owners(candidates, name);
        return owners.size() == 1 ? owners.get(0).column(name) : null;
    }

    private static List<Range> owners(List<Range> candidates, String name) {
        List<Range> certain = new ArrayList<>();
        List<Range> possible = new ArrayList<>();
        for (Range range : candidates) {
            Ownership ownership = range.owns(name);
            if (ownership == Ownership.YES) {
                certain.add(range);
            } else if (ownership == Ownership.MAYBE) {
                possible.add(range);
            }
        }
        return certain.isEmpty() ? possible : certain;
    }

    private static Expr unknown(Span span) {
        return new Expr.Opaque(List.of(), null, span);
    }
}
