package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.facts.Facts;
import dev.bulwark.isolation.facts.Pin;
import dev.bulwark.isolation.query.Action;
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
import dev.bulwark.isolation.query.RecursionFrame;
import dev.bulwark.isolation.query.Returned;
import dev.bulwark.isolation.query.RowList;
import dev.bulwark.isolation.query.SelfRange;
import dev.bulwark.isolation.query.Span;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known of the rows within blocks and of those that queries give out. For one analysis; not thread-safe. */
final class RowFacts {
    /** A recursion's invariant gets weaker with every round; one that needs more rounds than this is given up. */
    private static final int MOST_ROUNDS = 6;

    private final Implications keys;
    private final Truths truths;
    private final Effort effort = new Effort();
    private final IdentityHashMap<Query, Facts> known = new IdentityHashMap<>();
    private final IdentityHashMap<RecursionFrame, Facts> invariants = new IdentityHashMap<>();

    /**
     * Makes rules for one analysis.
     *
     * @param step called again and again; ends the analysis by an exception when it takes too long
     */
    RowFacts(Implications keys, Assumptions assumptions, Runnable step) {
        this.keys = keys;
        this.truths = new Truths(this::outputs, keys, assumptions, step);
    }

    Truths truths() {
        return truths;
    }

    Facts enriched(Facts facts) {
        return keys.enrich(facts);
    }

    /** What holds for every output row of a query, about its outputs and about columns outside of it. */
    Facts outputs(Query query) {
        Facts found = known.get(query);
        if (found == null) {
            effort.spend();
            found = computed(query);
            known.put(query, found);
        }
        return found;
    }

    /** What holds for every row of a block that passes its conditions, given what holds where the block stands. */
    Facts rows(Block block, Facts context) {
        Facts facts = context;
        for (Expr condition : block.conditions()) {
            facts = facts.and(truths.whenTrue(condition));
        }
        From from = block.from();
        return from == null
                ? facts
                : saturated(from, facts.and(new MergedKeys(truths).certain(from, block.conditions())));
    }

    /** The facts and all that the sources add to them; a condition that rejects NULLs makes an outer join an inner one. */
    Facts saturated(From from, Facts facts) {
        Facts current = keys.enrich(facts);
        Set<Object> certain = Collections.newSetFromMap(new IdentityHashMap<>());
        int before = -1;
        while (before != certain.size() && !current.isImpossible()) {
            before = certain.size();
            Facts grown = grown(from, current, certain);
            current = grown == current ? current : keys.enrich(grown);
        }
        return current;
    }

    /**
     * The facts and what holds for every row of a source, given them. A join's condition often says which of the sources
     * before it have a real row, so it comes first.
     *
     * @param certain what has been added already
     */
    private Facts grown(From from, Facts facts, Set<Object> certain) {
        if (from instanceof From.Single single) {
            return certain.add(single) ? facts.and(ofRange(single.range())) : facts;
        }
        From.Joined join = (From.Joined) from;
        Facts current = facts;
        if (join.on() != null && keepsLeft(join, current) && keepsRight(join, current) && certain.add(join)) {
            effort.spend();
            current = current.and(truths.whenTrue(join.on()));
        }
        if (keepsRight(join, current)) {
            current = grown(join.right(), current, certain);
        }
        return keepsLeft(join, current) ? grown(join.left(), current, certain) : current;
    }

    /** Whether the left side's columns are those of a real row in every row at issue. */
    static boolean keepsLeft(From.Joined join, Facts facts) {
        boolean always = join.kind() == From.Kind.INNER || join.kind() == From.Kind.LEFT;
        return always || anyPresent(join.left(), facts);
    }

    /** Whether the right side's columns are those of a real row in every row at issue. */
    static boolean keepsRight(From.Joined join, Facts facts) {
        boolean always = join.kind() == From.Kind.INNER || join.kind() == From.Kind.RIGHT;
        return always || anyPresent(join.right(), facts);
    }

    private static boolean anyPresent(From from, Facts facts) {
        if (facts.isImpossible() || from instanceof From.Single) {
            return !facts.isImpossible()
                    && facts.isPresent(((From.Single) from).range().id());
        }
        From.Joined join = (From.Joined) from;
        return anyPresent(join.right(), facts) || anyPresent(join.left(), facts);
    }

    private Facts ofRange(Range range) {
        if (range instanceof DerivedRange derived) {
            return outputs(derived.query());
        }
        if (range instanceof SelfRange self) {
            Facts invariant = invariants.getOrDefault(self.frame(), Facts.NONE);
            return invariant.renamed(column -> column.range() == 0 ? new Column(self.id(), column.name()) : column);
        }
        boolean plain = range instanceof BaseRange || range instanceof FunctionRange;
        if (!plain) {
            throw new IllegalStateException("no rule for " + range);
        }
        return Facts.NONE;
    }

    private Facts computed(Query query) {
        if (query instanceof Block block) {
            return ofBlock(block);
        }
        if (query instanceof Combination combination) {
            return ofCombination(combination);
        }
        if (query instanceof RowList rows) {
            return ofRows(rows);
        }
        return query instanceof Recursion recursion ? ofRecursion(recursion) : ofReturned((Returned) query);
    }

    private Facts ofBlock(Block block) {
        Facts inside = rows(block, Facts.NONE);
        Facts rows = block.shape().inventsRows() ? Facts.NONE : inside;
        if (rows.isImpossible()) {
            return rows;
        }
        for (Map.Entry<String, Expr> output : block.outputs().demanded().entrySet()) {
            boolean lost = output.getValue() instanceof Expr.ColumnUse use
                    && !block.shape().letsOut(use.column());
            if (!lost) {
                rows = rows.and(value(new Column(block.id(), output.getKey()), output.getValue(), inside));
            }
        }
        return rows;
    }

    /** What is known of a column that is made of an expression over some rows. */
    private Facts value(Column output, Expr made, Facts rows) {
        if (truths.resolve(made) instanceof Expr.ColumnUse use) {
            return Facts.equal(output, use.column());
        }
        Facts facts = Facts.NONE;
        for (Pin pin : pins(made, rows)) {
            facts = facts.and(Facts.held(output, pin));
        }
        return facts;
    }

    /** What the value of an expression over some rows is held to, unless it is NULL. */
    List<Pin> pins(Expr made, Facts rows) {
        Expr expr = truths.resolve(made);
        if (expr instanceof Expr.Constant constant) {
            Span span = constant.span();
            return List.of(new Pin(Set.of(constant.value()), span.isKnown() ? Set.of(span) : Set.of()));
        }
        if (expr instanceof Expr.ColumnUse use) {
            return rows.isImpossible() ? List.of() : rows.pins(use.column());
        }
        if (expr instanceof Expr.OfGroup group) {
            return pins(group.part(), rows);
        }
        if (expr instanceof Expr.Scalar scalar) {
            Facts inside = outputs(scalar.subquery());
            return inside.isImpossible()
                    ? List.of()
                    : inside.pins(new Column(scalar.subquery().id(), Column.positionName(0)));
        }
        return Truths.choices(expr).stream()
                .map(choice -> pins(choice, rows))
                .reduce(Pin::eitherOf)
                .orElse(List.of());
    }

    private Facts ofCombination(Combination combination) {
        Facts all = null;
        for (Query branch : combination.branches()) {
            Facts facts = outputs(branch).renamed(column -> renumbered(column, branch.id(), combination.id()));
            if (all == null) {
                all = facts;
            } else if (combination.operator() == Combination.Operator.UNION) {
                all = all.or(facts);
            } else if (combination.operator() == Combination.Operator.INTERSECT) {
                all = all.and(facts);
            }
        }
        return all == null ? Facts.NONE : all;
    }

    private static Column renumbered(Column column, int from, int to) {
        return column.range() == from ? new Column(to, column.name()) : column;
    }

    private Facts ofRows(RowList rows) {
        Facts all = Facts.IMPOSSIBLE;
        for (List<Expr> row : rows.rows()) {
            Facts facts = Facts.NONE;
            for (Map.Entry<String, Integer> output : rows.demanded().entrySet()) {
                if (output.getValue() < row.size()) {
                    facts = facts.and(
                            value(new Column(rows.id(), output.getKey()), row.get(output.getValue()), Facts.NONE));
                }
            }
            all = all.or(facts);
        }
        return all;
    }

    /** By induction: what the anchor guarantees, weakened until the step keeps it up. The invariant's columns have range 0. */
    private Facts ofRecursion(Recursion recursion) {
        Facts invariant = outputs(recursion.anchor())
                .about(recursion.anchor().id())
                .renamed(column -> renumbered(column, recursion.anchor().id(), 0));
        for (int round = 0; round < MOST_ROUNDS; round++) {
            forget();
            invariants.put(recursion.frame(), invariant);
            Facts step = outputs(recursion.step())
                    .about(recursion.step().id())
                    .renamed(column -> renumbered(column, recursion.step().id(), 0));
            Facts weaker = invariant.or(step);
            if (isKept(invariant, weaker, recursion.frame())) {
                return invariant.renamed(column -> renumbered(column, 0, recursion.id()));
            }
            invariant = weaker;
        }
        invariants.put(recursion.frame(), Facts.NONE);
        forget();
        return Facts.NONE;
    }

    private void forget() {
        known.clear();
        truths.forget();
    }

    private static boolean isKept(Facts invariant, Facts weaker, RecursionFrame frame) {
        if (invariant.isImpossible() || weaker.isImpossible()) {
            return invariant.isImpossible() && weaker.isImpossible();
        }
        Set<Column> columns = new HashSet<>();
        frame.demanded().forEach(name -> columns.add(new Column(0, name)));
        return weaker.saysAsMuchAs(invariant, columns);
    }

    private Facts ofReturned(Returned returned) {
        Facts rows = Facts.NONE;
        if (returned.action() instanceof Action.Change change) {
            rows = rows(change.rows(), Facts.NONE);
        } else if (returned.action() instanceof Action.Insertion insertion && insertion.tenantPosition() >= 0) {
            Query source = insertion.source();
            Column given = new Column(source.id(), Column.positionName(insertion.tenantPosition()));
            rows = outputs(source).and(Facts.equal(insertion.target().tenant(), given));
        }
        Set<Integer> inside = new HashSet<>();
        for (Map.Entry<String, Expr> output : returned.outputs().demanded().entrySet()) {
            if (!isAssigned(output.getValue(), returned.action())) {
                rows = rows.and(value(new Column(returned.id(), output.getKey()), output.getValue(), rows));
            }
        }
        collectRanges(returned.action(), inside);
        return rows.isImpossible() ? rows : rows.without(inside);
    }

    /** Whether something has another value when it is returned than when the conditions were true of it. */
    private static boolean isAssigned(Expr expr, Action action) {
        boolean here = expr instanceof Expr.ColumnUse use
                && action instanceof Action.Change change
                && change.assignments().stream()
                        .anyMatch(assignment -> assignment.column().equals(use.column()));
        return here || expr.children().stream().anyMatch(child -> isAssigned(child, action));
    }

    private static void collectRanges(Action action, Set<Integer> inside) {
        if (action instanceof Action.Change change) {
            inside.addAll(Inside.of(change.rows()));
        } else if (action instanceof Action.Insertion insertion) {
            inside.add(insertion.target().id());
            inside.add(insertion.source().id());
        }
    }
}
