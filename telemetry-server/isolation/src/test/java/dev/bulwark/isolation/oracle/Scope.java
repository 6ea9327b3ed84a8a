package dev.bulwark.isolation.oracle;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a query stands.
 *
 * @param outer what the queries around it read and it may refer to
 * @param depth how many queries are around it
 */
record Scope(List<Source> outer, int depth) {
    static final Scope TOP = new Scope(List.of(), 0);
    private static final int DEEPEST = 2;

    Scope {
        outer = List.copyOf(outer);
    }

    boolean mayNest() {
        return depth < DEEPEST;
    }

    /** A query that sees nothing of the others, as in FROM. */
    Scope closed() {
        return new Scope(List.of(), depth + 1);
    }

    Scope within(List<Source> sources) {
        List<Source> all = new ArrayList<>(outer);
        all.addAll(sources);
        return new Scope(all, depth + 1);
    }
}
