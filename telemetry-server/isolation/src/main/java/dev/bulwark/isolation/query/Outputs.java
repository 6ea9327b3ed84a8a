package dev.bulwark.isolation.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns that a block gives out, and which of them are referred to from outside. Filled while a statement is read. */
public final class Outputs {
    private final List<Output> items;
    private final Map<String, Expr> demanded = new LinkedHashMap<>();

    public Outputs(List<Output> items) {
        this.items = List.copyOf(items);
    }

    /** The columns in order. */
    public List<Output> items() {
        return items;
    }

    /** What the columns that are referred to consist of, by the name of the reference. */
    public Map<String, Expr> demanded() {
        return demanded;
    }

    /** Whether there is a column of that name. */
    public Ownership owns(String name) {
        Ownership best = Ownership.NO;
        for (Output item : items) {
            Ownership here = ownership(item, name);
            best = here.compareTo(best) < 0 ? here : best;
        }
        return best;
    }

    /** The place of a column, counted from 0; -1 when it is not known. */
    public int position(String name) {
        for (int i = 0; i < items.size(); i++) {
            if (!(items.get(i) instanceof Output.Named named)) {
                return -1;
            }
            if (named.name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** How many columns there are for certain, from the first on. */
    public int width() {
        int width = 0;
        while (width < items.size() && items.get(width) instanceof Output.Named) {
            width++;
        }
        return width;
    }

    /** The names of all columns, null when they are not known. */
    public @Nullable List<String> names() {
        List<String> names = new ArrayList<>();
        for (Output item : items) {
            if (!(item instanceof Output.Named named) || named.name().isEmpty()) {
                return null;
            }
            names.add(named.name());
        }
        return names;
    }

    /** A reference from outside by name. */
    public void demand(String name) {
        Expr found = find(name);
        if (found != null) {
            demanded.put(name, found);
        }
    }

    /** A reference from outside by position, which is then known by the name. */
    public void demand(int position, String name) {
        for (int i = 0; i <= position && i < items.size(); i++) {
            if (!(items.get(i) instanceof Output.Named named)) {
                return;
            }
            if (i == position) {
                demanded.put(name, named.expression());
            }
        }
    }

    private @Nullable Expr find(String name) {
        Expr found = null;
        Ownership certainty = Ownership.NO;
        for (Output item : items) {
            Ownership here = ownership(item, name);
            if (here == Ownership.NO || here.compareTo(certainty) > 0) {
                continue;
            }
            if (here == certainty) {
                return null;
            }
            found = expression(item, name);
            certainty = here;
        }
        return found;
    }

    private static Ownership ownership(Output item, String name) {
        if (item instanceof Output.Named named) {
            return named.name().equals(name) ? Ownership.YES : Ownership.NO;
        }
        Output.Everything all = (Output.Everything) item;
        return all.hidden().contains(name) ? Ownership.NO : all.range().owns(name);
    }

    private static Expr expression(Output item, String name) {
        return item instanceof Output.Named named
                ? named.expression()
                : new Expr.ColumnUse(((Output.Everything) item).range().column(name), Span.NOWHERE);
    }
}
