package dev.bulwark.isolation.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a statement does. */
public sealed interface Action {
    /** Reads. */
    record Read(Query query) implements Action {}

    /**
     * Changes or removes rows.
     *
     * @param rows the rows at issue, the target's among them, and every expression of the statement
     * @param assignments what is set, empty for a removal
     */
    record Change(Block rows, List<Assignment> assignments) implements Action {}

    /**
     * Adds rows.
     *
     * @param tenantPosition the place of the tenant column within the source's outputs, -1 when it is not given a value
     * @param parentPositions the places of the columns by which a row gets the tenant of another; empty when they are not
     *     given values, or when there is no such row
     * @param conflict what happens to rows that are there already; null when they are left alone
     * @param others expressions of RETURNING
     */
    record Insertion(
            BaseRange target,
            Query source,
            int tenantPosition,
            List<Integer> parentPositions,
            @Nullable Conflict conflict,
            List<Expr> others)
            implements Action {}

    /**
     * What an insertion does to a row that is there already.
     *
     * @param existing the row that is there
     * @param proposed the row that was to be added
     * @param sameTenant whether the rows conflict only within one tenant, because the key holds the tenant column
     * @param condition null when there is none
     */
    record Conflict(
            BaseRange existing,
            FunctionRange proposed,
            boolean sameTenant,
            @Nullable Expr condition,
            List<Assignment> assignments) {}

    /**
     * MERGE.
     *
     * @param others every expression of RETURNING
     */
    record Merging(BaseRange target, From source, Expr on, List<Branch> branches, List<Expr> others, Span span)
            implements Action {}

    /**
     * What MERGE does with some of the rows.
     *
     * @param condition what must hold besides; null when nothing must
     * @param assignments what is set, or given to the row that is added; empty for a removal
     * @param others every further expression
     */
    record Branch(Match match, @Nullable Expr condition, List<Assignment> assignments, List<Expr> others) {}

    /** Which rows a branch of MERGE is about. */
    enum Match {
        /** Rows of the target that a row of the source matches. */
        MATCHED,
        /** Rows of the source that match none of the target; a row is added for each. */
        NOT_MATCHED,
        /** Rows of the target that no row of the source matches. */
        NOT_MATCHED_BY_SOURCE
    }

    /** Removes all rows of tables. */
    record Emptying(List<BaseRange> targets) implements Action {}

    /** Does nothing to rows. */
    record Nothing() implements Action {}

    /** Sets a column. */
    record Assignment(Column column, Expr value, Span span) {}
}
