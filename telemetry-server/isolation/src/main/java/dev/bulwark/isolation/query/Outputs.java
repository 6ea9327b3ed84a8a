package dev.bulwark.isolation.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns that a block gives out, and which of them are referred to from outside. Filled while a statement is read. */
public final class Outputs {
    private final List<Output> items;
    private final Map<String, Expr> demanded = new LinkedHashMap<>();
    private final Map<String, List<Integer>> places = new HashMap<>();
    private final List<Output.Everything> wholes = new ArrayList<>();
    private final int width;

    public Outputs(List<Output> items) {
        this.items = List.copyOf(items);
        int first = items.size();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Output.Named named) {
                places.computeIfAbsent(named.name(), name -> new ArrayList<>()).add(i);
            } else {
                wholes.add((Output.Everything) items.get(i));
                first = Math.min(first, i);
            }
        }
        width = first;
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
        Ownership best = places.containsKey(name) ? Ownership.YES : Ownership.NO;
        for (Output.Everything all : wholes) {
            Ownership here = ownership(all, name);
            best = here.compareTo(best) < 0 ? here : best;
        }
        return best;
    }

    /** The place of a column, counted from 0; -1 when it is not known. */
    public int position(String name) {
        int place = places.getOrDefault(name, List.of(-1)).get(0);
        return place < width ? place : -1;
    }

    /** How many columns there are for certain, from the first on. */
    public int width() {
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
        if (position >= 0 && position < width) {
            demanded.put(name, ((Output.Named) items.get(position)).expression());
        }
    }

    /** The only column of that name, or the only one that may have it. */
    private @Nullable Expr find(String name) {
        List<Expr> certain = new ArrayList<>();
        List<Expr> possible = new ArrayList<>();
        for (int place : places.getOrDefault(name, List.of())) {
            certain.add(((Output.Named) items.get(place)).expression());
        }
        for (Output.Everything all : wholes) {
            Ownership here = ownership(all, name);
            if (here != Ownership.NO) {
                (here == Ownership.YES ? certain : possible)
                        .add(new Expr.ColumnUse(all.range().column(name), Span.NOWHERE));
            }
        }
        List<Expr> found = certain.isEmpty() ? possible : certain;
        return found.size() == 1 ? found.get(0) : null;
    }

    private static Ownership ownership(Output.Everything all, String name) {
        return all.hidden().contains(name) ? Ownership.NO : all.range().owns(name);
    }
}
