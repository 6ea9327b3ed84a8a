package dev.bulwark.isolation.query;

import java.util.Set;

/** What a block gives out. */
public sealed interface Output {
    /**
     * One column.
     *
     * @param name folded; empty when it has none that could be referred to
     */
    record Named(String name, Expr expression) implements Output {}

    /**
     * All columns of a range whose columns are not known.
     *
     * @param hidden names that the range does not give out here, because a join merged them
     */
    record Everything(Range range, Set<String> hidden) implements Output {}
}
