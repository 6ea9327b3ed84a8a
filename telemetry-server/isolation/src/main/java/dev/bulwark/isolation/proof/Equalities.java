package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.facts.Facts;
import dev.bulwark.isolation.facts.Value;
import dev.bulwark.isolation.query.Column;
import dev.bulwark.isolation.query.Expr;
import dev.bulwark.isolation.query.Query;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What follows from two expressions' being equal, or not. */
final class Equalities {
    private final Truths truths;
    private final Function<Query, Facts> outputs;
    private final Implications keys;

    Equalities(Truths truths, Function<Query, Facts> outputs, Implications keys) {
        this.truths = truths;
        this.outputs = outputs;
        this.keys = keys;
    }

    /** What holds when the equality does. */
    Facts equal(Expr.Equal whole) {
        Expr left = truths.resolve(whole.left());
        Expr right = truths.resolve(whole.right());
        if (left instanceof Expr.Row one && right instanceof Expr.Row other) {
            return rows(one, other, whole);
        }
        if (isAlternative(left, whole)) {
            return alternatives(truths, left, part -> truths.whenTrue(with(whole, part, right)));
        }
        if (isAlternative(right, whole)) {
            return alternatives(truths, right, part -> truths.whenTrue(with(whole, left, part)));
        }
        if (right instanceof Expr.Truth truth) {
            return toTruth(left, truth, whole.nullSafe());
        }
        if (left instanceof Expr.Truth truth) {
            return toTruth(right, truth, whole.nullSafe());
        }
        if (left instanceof Expr.Scalar || right instanceof Expr.Scalar) {
            boolean first = left instanceof Expr.Scalar;
            return scalar((Expr.Scalar) (first ? left : right), first ? right : left, whole);
        }
        return plain(left, right, whole);
    }

    /** What holds when the equality is false, and not unknown. */
    Facts unequal(Expr.Equal whole) {
        boolean truth = whole.right() instanceof Expr.Truth;
        Expr other = truth ? whole.left() : whole.right();
        if ((truth ? whole.right() : whole.left()) instanceof Expr.Truth named && named.value() != null) {
            Certainty opposite = whole.nullSafe() ? Certainty.NOT_TRUE : Certainty.FALSE;
            return truths.when(other, named.value() ? opposite : opposite.negated());
        }
        return whole.nullSafe() ? Facts.NONE : nonNull(List.of(whole.left(), whole.right()));
    }

    /** What holds when something is in a list. */
    Facts in(Expr.In in) {
        Expr left = truths.resolve(in.left());
        Set<Value> values = new LinkedHashSet<>();
        for (Expr choice : in.choices()) {
            if (choice instanceof Expr.Constant constant) {
                values.add(constant.value());
            }
        }
        if (left instanceof Expr.ColumnUse use && values.size() == in.choices().size()) {
            return Facts.held(use.column(), values, in.span()).and(Facts.nonNull(List.of(use.column())));
        }
        return truths.any(in.choices(), choice -> truths.whenTrue(new Expr.Equal(left, choice, false, in.span())));
    }

    /** The columns among the operands are not NULL. */
    static Facts nonNull(List<Expr> operands) {
        List<Column> columns = new ArrayList<>();
        for (Expr operand : operands) {
            if (operand instanceof Expr.ColumnUse use) {
                columns.add(use.column());
            }
        }
        return columns.isEmpty() ? Facts.NONE : Facts.nonNull(columns);
    }

    private static Expr with(Expr.Equal whole, Expr left, Expr right) {
        return new Expr.Equal(left, right, whole.nullSafe(), whole.span());
    }

    /** Whether it has the value of one of its parts; LEAST and the like may be NULL besides. */
    private static boolean isAlternative(Expr expr, Expr.Equal whole) {
        return expr instanceof Expr.Case
                || expr instanceof Expr.Coalesce
                || (expr instanceof Expr.OneOf && !whole.nullSafe());
    }

    private static Facts alternatives(Truths truths, Expr expr, Function<Expr, Facts> rule) {
        return expr instanceof Expr.Case choice ? truths.choice(choice, rule) : truths.any(Truths.choices(expr), rule);
    }

    private Facts rows(Expr.Row one, Expr.Row other, Expr.Equal whole) {
        Facts facts = Facts.NONE;
        for (int i = 0; i < Math.min(one.children().size(), other.children().size()); i++) {
            facts = facts.and(truths.whenTrue(
                    with(whole, one.children().get(i), other.children().get(i))));
        }
        return facts;
    }

    /** Nothing equals NULL; a tenant column that is to equal it stands for a tenant that is not known. */
    private Facts toTruth(Expr other, Expr.Truth truth, boolean nullSafe) {
        if (truth.value() != null) {
            return truths.when(other, truth.value() ? Certainty.TRUE : Certainty.FALSE);
        }
        if (nullSafe) {
            return Facts.NONE;
        }
        return other instanceof Expr.ColumnUse use && keys.isTenant(use.column())
                ? Facts.held(use.column(), Set.of(new Value.Nothing()), truth.span())
                : Facts.IMPOSSIBLE;
    }

    private Facts plain(Expr left, Expr right, Expr.Equal whole) {
        Facts facts = Facts.NONE;
        boolean known = false;
        if (left instanceof Expr.ColumnUse one && right instanceof Expr.ColumnUse other) {
            facts = Facts.equal(one.column(), other.column());
        } else if (left instanceof Expr.ColumnUse one && right instanceof Expr.Constant constant) {
            facts = Facts.held(one.column(), Set.of(constant.value()), whole.span());
            known = whole.nullSafe() && isNeverNull(constant);
        } else if (right instanceof Expr.ColumnUse other && left instanceof Expr.Constant constant) {
            facts = Facts.held(other.column(), Set.of(constant.value()), whole.span());
            known = whole.nullSafe() && isNeverNull(constant);
        }
        return whole.nullSafe() && !known ? facts : facts.and(nonNull(List.of(left, right)));
    }

    private boolean isNeverNull(Expr.Constant constant) {
        return truths.assumed(new Expr.IsNull(constant, constant.span())) == Outcome.FALSE;
    }

    /** When something equals a query's value, and both are not NULL, the query gave out a row. */
    private Facts scalar(Expr.Scalar scalar, Expr other, Expr.Equal whole) {
        if (whole.nullSafe()) {
            return Facts.NONE;
        }
        Column output = new Column(scalar.subquery().id(), Column.positionName(0));
        Expr value = new Expr.ColumnUse(output, scalar.span());
        return outputs.apply(scalar.subquery()).and(truths.whenTrue(with(whole, value, other)));
    }
}
