package dev.bulwark.isolation.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several queries put together by position.
 *
 * @param operator how; a chain with different operators is nested
 * @param limited whether only some of the rows are given out
 * @param others expressions of ORDER BY and LIMIT
 */
public record Combination(int id, Operator operator, List<Query> branches, boolean limited, List<Expr> others)
        implements Query {
    /** How queries are put together. */
    public enum Operator {
        UNION,
        INTERSECT,
        EXCEPT
    }

    @Override
    public Ownership owns(String name) {
        return branches.get(0).owns(name);
    }

    @Override
    public @Nullable List<String> names() {
        return branches.get(0).names();
    }

    @Override
    public int position(String name) {
        return branches.get(0).position(name);
    }

    @Override
    public void demand(String name) {
        int position = position(name);
        if (position >= 0) {
            demand(position, name);
        } else if (branches.stream().allMatch(branch -> isWholeTable(branch, branches.get(0)))) {
            branches.forEach(branch -> branch.demand(name));
        }
    }

    @Override
    public void demand(int position, String name) {
        branches.forEach(branch -> branch.demand(position, name));
    }

    /** Refers to every output, because rows that are not in one branch do not matter in another. */
    public void demandRows() {
        for (int i = 0; i < width(this); i++) {
            demand(i, Column.positionName(i));
        }
    }

    private static int width(Query query) {
        if (query instanceof Combination combination) {
            return width(combination.branches.get(0));
        }
        return query instanceof Block block ? block.outputs().width() : 0;
    }

    /** Whether both give out all columns of one and the same table, so that names say as much as positions. */
    private static boolean isWholeTable(Query query, Query like) {
        return query instanceof Block block
                && like instanceof Block other
                && block.outputs().items().size() == 1
                && other.outputs().items().size() == 1
                && block.outputs().items().get(0) instanceof Output.Everything all
                && other.outputs().items().get(0) instanceof Output.Everything same
                && all.range() instanceof BaseRange table
                && same.range() instanceof BaseRange twin
                && table.table().equals(twin.table());
    }
}
