package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.facts.Facts;
import dev.bulwark.isolation.query.Column;
import dev.bulwark.isolation.query.Expr;
import dev.bulwark.isolation.query.Query;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What follows from what a condition comes to. In SQL's three-valued logic being false is not the opposite of being true:
 * on unknown neither holds. An expression without a rule implies nothing.
 */
final class Truths {
    private final Function<Query, Facts> outputs;
    private final Implications keys;
    private final Assumptions assumptions;
    private final Equalities equalities;
    private final IdentityHashMap<Expr, Map<Certainty, Facts>> known = new IdentityHashMap<>();
    private final Runnable step;

    /**
     * Makes rules for one analysis.
     *
     * @param outputs what is known of the output rows of a query
     * @param keys what follows by keys
     * @param step called again and again; ends the analysis by an exception when it takes too long
     */
    Truths(Function<Query, Facts> outputs, Implications keys, Assumptions assumptions, Runnable step) {
        this.outputs = outputs;
        this.keys = keys;
        this.assumptions = assumptions;
        this.step = step;
        this.equalities = new Equalities(this, outputs, keys);
    }

    /** What holds when the condition is true. */
    Facts whenTrue(Expr expr) {
        return when(expr, Certainty.TRUE);
    }

    /** What holds when so much is known of the condition; found once, lest nested alternatives be gone through again and again. */
    Facts when(Expr expr, Certainty certainty) {
        if (expr.children().isEmpty()) {
            return found(expr, certainty);
        }
        Map<Certainty, Facts> known = this.known.computeIfAbsent(expr, key -> new EnumMap<>(Certainty.class));
        Facts facts = known.get(certainty);
        if (facts == null) {
            facts = found(expr, certainty);
            known.put(certainty, facts);
        }
        return facts;
    }

    /** Forgets what was found, because what queries give out is seen in another light. */
    void forget() {
        known.clear();
    }

    private Facts found(Expr expr, Certainty certainty) {
        step.run();
        ParameterTest test = ParameterTest.of(expr);
        if (test != null) {
            Outcome outcome = assumptions.outcome(test);
            return certainty.allows(outcome) ? Facts.NONE : Facts.IMPOSSIBLE;
        }
        if (expr instanceof Expr.And and) {
            return several(and.children(), certainty.isOfAllInAnd(), certainty);
        }
        if (expr instanceof Expr.Or or) {
            return several(or.children(), !certainty.isOfAllInAnd(), certainty);
        }
        if (expr instanceof Expr.Not not) {
            return when(not.part(), certainty.negated());
        }
        if (expr instanceof Expr.IsTruth truth) {
            Certainty part = certainty.withoutNull() == Certainty.TRUE ? Certainty.TRUE : Certainty.NOT_TRUE;
            return truth.expected() ? when(truth.part(), part) : when(truth.part(), part.negated());
        }
        if (expr instanceof Expr.Case choice) {
            return choice(choice, result -> when(result, certainty));
        }
        List<Expr> choices = choices(resolve(expr));
        if (!choices.isEmpty() && !(expr instanceof Expr.OneOf && certainty != certainty.withoutNull())) {
            return any(choices, choice -> when(choice, certainty));
        }
        return leaf(expr, certainty);
    }

    private Facts leaf(Expr expr, Certainty certainty) {
        boolean neverNull = expr instanceof Expr.IsNull
                || expr instanceof Expr.Exists
                || (expr instanceof Expr.Equal equal && equal.nullSafe());
        Certainty known = neverNull ? certainty.withoutNull() : certainty;
        if (known == Certainty.TRUE) {
            return whenLeafIsTrue(expr);
        }
        return known == Certainty.FALSE ? whenLeafIsFalse(expr) : Facts.NONE;
    }

    private Facts whenLeafIsTrue(Expr expr) {
        if (expr instanceof Expr.Equal equal) {
            return equalities.equal(equal);
        }
        if (expr instanceof Expr.In in) {
            return equalities.in(in);
        }
        if (expr instanceof Expr.Strict || expr instanceof Expr.ColumnUse) {
            return Equalities.nonNull(expr instanceof Expr.Strict ? expr.children() : List.of(expr));
        }
        if (expr instanceof Expr.Exists exists) {
            return outputs.apply(exists.subquery());
        }
        return expr instanceof Expr.InQuery in ? inQuery(in) : Facts.NONE;
    }

    private Facts whenLeafIsFalse(Expr expr) {
        if (expr instanceof Expr.Equal equal) {
            return equalities.unequal(equal);
        }
        if (expr instanceof Expr.In in) {
            // one parameter may stand for an empty array, in which NULL is not either
            boolean several = in.choices().size() > 1;
            return several ? Equalities.nonNull(List.of(in.left())) : Facts.NONE;
        }
        if (expr instanceof Expr.IsNull isNull) {
            return Equalities.nonNull(List.of(isNull.part()));
        }
        boolean strict = expr instanceof Expr.Strict || expr instanceof Expr.ColumnUse;
        return strict ? whenLeafIsTrue(expr) : Facts.NONE;
    }

    private Facts inQuery(Expr.InQuery in) {
        Facts facts = outputs.apply(in.subquery());
        List<Expr> left = in.children();
        for (int i = 0; i < left.size(); i++) {
            Column output = new Column(in.subquery().id(), Column.positionName(i));
            Expr right = new Expr.ColumnUse(output, in.span());
            facts = facts.and(whenTrue(new Expr.Equal(left.get(i), right, false, in.span())));
        }
        return facts;
    }

    /** The expression as it is for the bound values: COALESCE of a bound value is that value or what comes next. */
    Expr resolve(Expr expr) {
        if (!(expr instanceof Expr.Coalesce coalesce)) {
            return expr;
        }
        List<Expr> parts = coalesce.children();
        for (int i = 0; i < parts.size(); i++) {
            Expr part = parts.get(i);
            ParameterTest test = ParameterTest.of(new Expr.IsNull(part, part.span()));
            Outcome isNull = test == null ? Outcome.OPEN : assumptions.outcome(test);
            if (isNull == Outcome.FALSE || (isNull == Outcome.OPEN && i == parts.size() - 1)) {
                return part;
            }
            if (isNull == Outcome.OPEN) {
                return new Expr.Coalesce(parts.subList(i, parts.size()), expr.span());
            }
        }
        return new Expr.Truth(null, expr.span());
    }

    /** What an expression's value is one of, if it is not NULL; empty when it is not made so. */
    static List<Expr> choices(Expr expr) {
        if (expr instanceof Expr.OneOf one) {
            return one.choices();
        }
        return expr instanceof Expr.Coalesce coalesce ? coalesce.children() : List.of();
    }

    /** What a condition in which no column stands comes to, as far as it is assumed; null for another. */
    @Nullable
    Outcome assumed(Expr expr) {
        ParameterTest test = ParameterTest.of(expr);
        return test == null ? null : assumptions.outcome(test);
    }

    private Facts several(List<Expr> parts, boolean all, Certainty certainty) {
        if (!all) {
            return any(parts, part -> when(part, certainty));
        }
        Facts facts = Facts.NONE;
        for (Expr part : parts) {
            facts = facts.and(when(part, certainty));
        }
        return facts;
    }

    /** Pairwise, so that a long chain costs little more than its length. */
    Facts any(List<Expr> parts, Function<Expr, Facts> rule) {
        if (parts.isEmpty()) {
            return Facts.IMPOSSIBLE;
        }
        if (parts.size() == 1) {
            return keys.enrich(rule.apply(parts.get(0)));
        }
        int middle = parts.size() / 2;
        Facts left = any(parts.subList(0, middle), rule);
        return left == Facts.NONE ? left : left.or(any(parts.subList(middle, parts.size()), rule));
    }

    /** A branch counts when its condition is true and that of no branch before was; without ELSE the rest is NULL. */
    Facts choice(Expr.Case choice, Function<Expr, Facts> rule) {
        List<Facts> branches = new ArrayList<>();
        Facts untaken = Facts.NONE;
        for (Expr.When branch : choice.branches()) {
            Facts taken = untaken.and(whenTrue(branch.condition()));
            if (!taken.isImpossible()) {
                branches.add(taken.and(rule.apply(branch.result())));
            }
            untaken = untaken.and(when(branch.condition(), Certainty.NOT_TRUE));
            if (untaken.isImpossible()) {
                return oneOf(branches);
            }
        }
        Expr otherwise = choice.otherwise() == null ? new Expr.Truth(null, choice.span()) : choice.otherwise();
        branches.add(untaken.and(rule.apply(otherwise)));
        return oneOf(branches);
    }

    private static Facts oneOf(List<Facts> facts) {
        if (facts.size() < 2) {
            return facts.isEmpty() ? Facts.IMPOSSIBLE : facts.get(0);
        }
        int middle = facts.size() / 2;
        return oneOf(facts.subList(0, middle)).or(oneOf(facts.subList(middle, facts.size())));
    }
}
