package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.facts.Facts;
import dev.bulwark.isolation.facts.Pin;
import dev.bulwark.isolation.query.BaseRange;
import dev.bulwark.isolation.query.Block;
import dev.bulwark.isolation.query.Column;
import dev.bulwark.isolation.query.Combination;
import dev.bulwark.isolation.query.DerivedRange;
import dev.bulwark.isolation.query.Expr;
import dev.bulwark.isolation.query.From;
import dev.bulwark.isolation.query.FunctionRange;
import dev.bulwark.isolation.query.Query;
import dev.bulwark.isolation.query.Range;
import dev.bulwark.isolation.query.Recursion;
import dev.bulwark.isolation.query.Returned;
import dev.bulwark.isolation.query.RowList;
import dev.bulwark.isolation.query.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Goes through queries and collects what must be of the tenant. The context of a query is what holds, where it stands,
 * whenever its rows matter: a subquery's value only matters for outer rows that pass all other conditions.
 */
final class Confinement {
    private final RowFacts facts;
    private final List<Obligation> obligations = new ArrayList<>();

    Confinement(RowFacts facts) {
        this.facts = facts;
    }

    List<Obligation> obligations() {
        return obligations;
    }

    void add(Obligation obligation) {
        obligations.add(obligation);
    }

    /** Collects for a query; what the context says of the query's outputs is pushed in where that is allowed. */
    void query(Query query, Facts context) {
        if (context.isImpossible()) {
            return;
        }
        if (query instanceof Block block) {
            block(block, context);
        } else if (query instanceof Combination combination) {
            combination(combination, context);
        } else if (query instanceof RowList rows) {
            rows.rows().forEach(row -> expressions(row, context));
        } else if (query instanceof Recursion recursion) {
            facts.outputs(recursion);
            query(recursion.anchor(), context);
            query(recursion.step(), context);
        } else if (!(query instanceof Returned)) {
            throw new IllegalStateException("no rule for " + query);
        }
    }

    /** Collects for a block and gives what holds for its rows. */
    Facts block(Block block, Facts context) {
        // What is known of the block's own rows must be shown anew: outside, it may hold only because of a filter that
        // comes
        // after LIMIT.
        Facts pushed = context.without(Inside.of(block));
        for (Map.Entry<String, Expr> output : block.outputs().demanded().entrySet()) {
            if (output.getValue() instanceof Expr.ColumnUse use && block.shape().letsIn(use.column())) {
                pushed = pushed.and(Facts.equal(new Column(block.id(), output.getKey()), use.column()));
            }
        }
        Facts rows = facts.rows(block, pushed);
        Surroundings surroundings = new Surroundings(block.conditions(), block.from(), null, block.span());
        if (block.from() != null) {
            from(block.from(), rows, surroundings);
        }
        Facts seen = asksWithin(block) ? rows.and(whereMatched(block.from(), rows, surroundings)) : rows;
        block.conditions().forEach(condition -> condition(condition, seen));
        boolean always = block.shape().inventsRows() && rows.isImpossible();
        expressions(block.others(), always ? context : seen);
        return rows;
    }

    private static boolean asksWithin(Block block) {
        return Stream.concat(block.conditions().stream(), block.others().stream())
                .anyMatch(Confinement::asks);
    }

    private static boolean asks(Expr expr) {
        return expr.subquery() != null || expr.children().stream().anyMatch(Confinement::asks);
    }

    /**
     * What the columns that an outer join may fill up are held to: where no row matches they are NULL, and a comparison with
     * NULL finds nothing.
     */
    private Facts whereMatched(@Nullable From from, Facts rows, Surroundings surroundings) {
        if (!(from instanceof From.Joined join) || rows.isImpossible()) {
            return Facts.NONE;
        }
        Facts held = whereMatched(join.left(), rows, surroundings).and(whereMatched(join.right(), rows, surroundings));
        boolean right = join.kind() == From.Kind.LEFT && !RowFacts.keepsRight(join, rows);
        boolean left = join.kind() == From.Kind.RIGHT && !RowFacts.keepsLeft(join, rows);
        return left || right ? held.and(pins(right ? join.right() : join.left(), join, rows, surroundings)) : held;
    }

    private Facts pins(From optional, From.Joined join, Facts rows, Surroundings surroundings) {
        Facts matched = matching(join, optional, rows, surroundings);
        Set<Integer> ids = ids(optional);
        Facts held = Facts.NONE;
        for (List<Column> group : matched.isImpossible() ? List.<List<Column>>of() : matched.groups()) {
            for (Column column : group) {
                for (Pin pin : ids.contains(column.range()) ? matched.pins(column) : List.<Pin>of()) {
                    held = held.and(Facts.held(column, pin));
                }
            }
        }
        return held;
    }

    private void combination(Combination combination, Facts context) {
        Set<String> names = new LinkedHashSet<>();
        for (Query branch : combination.branches()) {
            collectDemanded(branch, names);
        }
        for (Query branch : combination.branches()) {
            Facts pushed = context.and(elsewhere(combination, branch));
            if (!combination.limited()) {
                for (String name : names) {
                    pushed = pushed.and(Facts.equal(new Column(combination.id(), name), new Column(branch.id(), name)));
                }
            }
            query(branch, pushed);
        }
        expressions(combination.others(), context);
    }

    /** What every row of a branch has in common with those of the branches in which it must be too, lest it not matter. */
    private Facts elsewhere(Combination combination, Query branch) {
        Facts all = Facts.NONE;
        for (Query other : combination.branches()) {
            boolean decides = combination.operator() == Combination.Operator.INTERSECT
                    || (combination.operator() == Combination.Operator.EXCEPT
                            && other == combination.branches().get(0));
            if (decides && other != branch) {
                Facts facts = this.facts.outputs(other).about(other.id());
                all = all.and(facts.renamed(column -> new Column(branch.id(), column.name())));
            }
        }
        return all;
    }

    private static void collectDemanded(Query query, Set<String> names) {
        if (query instanceof Block block) {
            names.addAll(block.outputs().demanded().keySet());
        } else if (query instanceof Combination combination) {
            combination.branches().forEach(branch -> collectDemanded(branch, names));
        }
    }

    /** Collects for sources whose rows at issue are described by the facts. */
    void from(From from, Facts rows, Surroundings surroundings) {
        if (rows.isImpossible()) {
            return;
        }
        if (from instanceof From.Single single) {
            range(single.range(), rows, surroundings);
            return;
        }
        From.Joined join = (From.Joined) from;
        boolean left = RowFacts.keepsLeft(join, rows);
        boolean right = RowFacts.keepsRight(join, rows);
        boolean full = join.kind() == From.Kind.FULL;
        if (full && !left && !right) {
            standing(join, join.left(), rows, surroundings);
            standing(join, join.right(), rows, surroundings);
            if (join.on() != null) {
                condition(join.on(), rows.without(ids(join)));
            }
            return;
        }
        side(join, join.left(), left, join.kind() == From.Kind.RIGHT || (full && right), rows, surroundings);
        side(join, join.right(), right, join.kind() == From.Kind.LEFT || (full && left), rows, surroundings);
        if (join.on() != null) {
            From optional = left ? join.right() : join.left();
            condition(join.on(), left == right ? rows : matching(join, optional, rows, surroundings));
        }
    }

    /** A side whose row may stand alone, or be kept from it by a match. */
    private void standing(From.Joined join, From side, Facts rows, Surroundings surroundings) {
        MergedKeys keys = new MergedKeys(facts.truths());
        List<Expr> conditions = new ArrayList<>(surroundings.conditions());
        conditions.addAll(keys.narrowed(join, side, surroundings.conditions()));
        Facts own = rows.without(ids(side))
                .and(Facts.present(alwaysPresent(side)))
                .and(keys.ofSide(join, side, surroundings.conditions()));
        Surroundings within =
                new Surroundings(conditions, surroundings.from(), surroundings.on(), surroundings.start());
        from(side, facts.saturated(side, own), within);
    }

    private static Set<Integer> ids(From from) {
        Set<Integer> ids = new LinkedHashSet<>();
        from.ranges().forEach(range -> ids.add(range.id()));
        return ids;
    }

    private void side(
            From.Joined join, From side, boolean kept, boolean optional, Facts rows, Surroundings surroundings) {
        if (kept || !optional) {
            from(side, rows, surroundings);
            return;
        }
        Expr on = join.on() == null ? surroundings.on() : join.on();
        Surroundings within =
                new Surroundings(surroundings.conditions(), surroundings.from(), on, surroundings.start());
        from(side, matching(join, side, rows, surroundings), within);
    }

    /**
     * What holds when a row of the optional side does match: only then it matters. What WHERE says of its columns holds
     * for rows that come out; one that does not come out still keeps the row without a match from coming out.
     */
    private Facts matching(From.Joined join, From optional, Facts rows, Surroundings surroundings) {
        Facts matched = rows.without(ids(optional)).and(Facts.present(alwaysPresent(optional)));
        if (join.on() != null) {
            matched = matched.and(facts.truths().whenTrue(join.on()));
        }
        From whole = surroundings.from();
        return whole == null ? matched : facts.saturated(whole, matched);
    }

    private static Set<Integer> alwaysPresent(From from) {
        if (from instanceof From.Single single) {
            return Set.of(single.range().id());
        }
        From.Joined join = (From.Joined) from;
        Set<Integer> ranges = new LinkedHashSet<>();
        if (join.kind() == From.Kind.INNER || join.kind() == From.Kind.LEFT) {
            ranges.addAll(alwaysPresent(join.left()));
        }
        if (join.kind() == From.Kind.INNER || join.kind() == From.Kind.RIGHT) {
            ranges.addAll(alwaysPresent(join.right()));
        }
        return ranges;
    }

    private void range(Range range, Facts rows, Surroundings surroundings) {
        if (range instanceof BaseRange table && table.tenantColumn() != null) {
            obligations.add(new Obligation(table, Obligation.Role.ROWS, rows.pins(table.tenant()), surroundings));
        } else if (range instanceof DerivedRange derived) {
            query(derived.query(), rows);
        } else if (range instanceof FunctionRange function) {
            expressions(function.arguments(), rows);
        }
    }

    /** Collects for the subqueries of a condition that only counts when it is true. */
    void condition(Expr expr, Facts rows) {
        if (expr instanceof Expr.And || expr instanceof Expr.Or) {
            expr.children().forEach(child -> condition(child, rows));
        } else if (expr instanceof Expr.IsTruth truth && truth.expected()) {
            condition(truth.part(), rows);
        } else if (expr instanceof Expr.InQuery in) {
            expressions(in.children(), rows);
            query(in.subquery(), matching(in, rows));
        } else {
            expression(expr, rows);
        }
    }

    /** Only inner rows that equal the left side matter to a positive IN. */
    private Facts matching(Expr.InQuery in, Facts rows) {
        Facts matched = rows;
        for (int i = 0; i < in.children().size(); i++) {
            Column output = new Column(in.subquery().id(), Column.positionName(i));
            Expr right = new Expr.ColumnUse(output, in.span());
            matched = matched.and(
                    facts.truths().whenTrue(new Expr.Equal(in.children().get(i), right, false, in.span())));
        }
        return matched;
    }

    /** Collects for the subqueries of expressions. */
    void expressions(List<Expr> list, Facts rows) {
        list.forEach(expr -> expression(expr, rows));
    }

    private void expression(Expr expr, Facts rows) {
        @Nullable Query subquery = expr.subquery();
        if (subquery != null) {
            query(subquery, rows);
        }
        expressions(expr.children(), rows);
    }

    /** The surroundings of something outside of every block. */
    static Surroundings alone(Span span) {
        return new Surroundings(List.of(), null, null, span);
    }
}
