package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.facts.Facts;
import dev.bulwark.isolation.facts.Value;
import dev.bulwark.isolation.proof.ParameterTest.Outcome;
import dev.bulwark.isolation.query.Column;
import dev.bulwark.isolation.query.Expr;
import dev.bulwark.isolation.query.Query;
import dev.bulwark.isolation.query.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a condition's being true, or false. In SQL's three-valued logic neither is the other's opposite: on
 * unknown neither holds. An expression without a rule implies nothing.
 */
final class Truths {
    private final Function<Query, Facts> outputs;
    private final Implications keys;
    private final Assumptions assumptions;

    /**
     * @param outputs what is known of the output rows of a query
     * @param keys what follows by keys
     */
    Truths(Function<Query, Facts> outputs, Implications keys, Assumptions assumptions) {
        this.outputs = outputs;
        this.keys = keys;
        this.assumptions = assumptions;
    }

    /** What holds when the condition is true. */
    Facts whenTrue(Expr expr) {
        Facts assumed = assumed(expr, true);
        if (assumed != null) {
            return assumed;
        }
        if (expr instanceof Expr.And and) {
            return all(and.children(), this::whenTrue);
        }
        if (expr instanceof Expr.Or or) {
            return any(or.children(), this::whenTrue);
        }
        if (expr instanceof Expr.Not not) {
            return whenFalse(not.part());
        }
        if (expr instanceof Expr.Equal equal) {
            return equal(resolve(equal.left()), resolve(equal.right()), equal);
        }
        if (expr instanceof Expr.In in) {
            return in(resolve(in.left()), in);
        }
        if (expr instanceof Expr.IsTruth truth) {
            return truth.expected() ? whenTrue(truth.part()) : whenFalse(truth.part());
        }
        if (expr instanceof Expr.Case choice) {
            return choice(choice, this::whenTrue);
        }
        List<Expr> choices = choices(resolve(expr));
        return choices.isEmpty() ? leaf(expr) : any(choices, this::whenTrue);
    }

    /** What holds when the condition is false. */
    Facts whenFalse(Expr expr) {
        Facts assumed = assumed(expr, false);
        if (assumed != null) {
            return assumed;
        }
        if (expr instanceof Expr.And and) {
            return any(and.children(), this::whenFalse);
        }
        if (expr instanceof Expr.Or or) {
            return all(or.children(), this::whenFalse);
        }
        if (expr instanceof Expr.Not not) {
            return whenTrue(not.part());
        }
        if (expr instanceof Expr.Equal equal && !equal.nullSafe()) {
            return nonNull(List.of(equal.left(), equal.right()));
        }
        if (expr instanceof Expr.In in) {
            return nonNull(List.of(in.left()));
        }
        if (expr instanceof Expr.IsNull isNull) {
            return nonNull(List.of(isNull.part()));
        }
        if (expr instanceof Expr.Case choice) {
            return choice(choice, this::whenFalse);
        }
        List<Expr> choices = choices(resolve(expr));
        if (!choices.isEmpty()) {
            return any(choices, this::whenFalse);
        }
        boolean strict = expr instanceof Expr.Strict || expr instanceof Expr.ColumnUse;
        return strict ? leaf(expr) : Facts.NONE;
    }

    /** The expression as it is under the assumptions: COALESCE of a bound value is that value or what comes next. */
    Expr resolve(Expr expr) {
        if (!(expr instanceof Expr.Coalesce coalesce)) {
            return expr;
        }
        for (Expr part : coalesce.children()) {
            ParameterTest test = ParameterTest.of(new Expr.IsNull(part, part.span()));
            Outcome outcome = test == null ? Outcome.OPEN : assumptions.outcome(test);
            if (outcome != Outcome.TRUE) {
                return outcome == Outcome.FALSE || coalesce.children().size() == 1 ? part : lastOr(coalesce, part);
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

    /** A part that may be NULL stands for the whole only if nothing follows. */
    private static Expr lastOr(Expr.Coalesce coalesce, Expr part) {
        boolean last = coalesce.children().get(coalesce.children().size() - 1) == part;
        return last ? part : coalesce;
    }

    private @Nullable Facts assumed(Expr expr, boolean wanted) {
        if (expr instanceof Expr.Truth truth) {
            return truth.value() != null && truth.value() == wanted ? Facts.NONE : Facts.IMPOSSIBLE;
        }
        ParameterTest test = ParameterTest.of(expr);
        if (test == null) {
            return null;
        }
        return switch (assumptions.outcome(test)) {
            case TRUE -> wanted ? Facts.NONE : Facts.IMPOSSIBLE;
            case FALSE -> wanted ? Facts.IMPOSSIBLE : Facts.NONE;
            case NULL -> Facts.IMPOSSIBLE;
            case OPEN -> Facts.NONE;
        };
    }

    private Facts leaf(Expr expr) {
        if (expr instanceof Expr.Strict || expr instanceof Expr.ColumnUse) {
            return nonNull(expr instanceof Expr.Strict ? expr.children() : List.of(expr));
        }
        if (expr instanceof Expr.Exists exists) {
            return outputs.apply(exists.subquery());
        }
        if (expr instanceof Expr.InQuery in) {
            Facts facts = outputs.apply(in.subquery());
            List<Expr> left = in.children();
            for (int i = 0; i < left.size(); i++) {
                Column output = new Column(in.subquery().id(), Column.positionName(i));
                facts = facts.and(equal(resolve(left.get(i)), new Expr.ColumnUse(output, in.span()), in.span(), false));
            }
            return facts;
        }
        return Facts.NONE;
    }

    private Facts all(List<Expr> parts, Function<Expr, Facts> rule) {
        Facts facts = Facts.NONE;
        for (Expr part : parts) {
            facts = facts.and(rule.apply(part));
        }
        return facts;
    }

    /** Pairwise, so that a long chain costs little more than its length. */
    private Facts any(List<Expr> parts, Function<Expr, Facts> rule) {
        if (parts.size() == 1) {
            return keys.enrich(rule.apply(parts.get(0)));
        }
        int middle = parts.size() / 2;
        Facts left = any(parts.subList(0, middle), rule);
        return left == Facts.NONE ? left : left.or(any(parts.subList(middle, parts.size()), rule));
    }

    private Facts choice(Expr.Case choice, Function<Expr, Facts> rule) {
        Facts facts = choice.otherwise() == null ? Facts.IMPOSSIBLE : rule.apply(choice.otherwise());
        for (Expr.When branch : choice.branches()) {
            facts = facts.or(whenTrue(branch.condition()).and(rule.apply(branch.result())));
        }
        return facts;
    }

    private Facts in(Expr left, Expr.In in) {
        Set<Value> values = new LinkedHashSet<>();
        for (Expr choice : in.choices()) {
            if (choice instanceof Expr.Constant constant) {
                values.add(constant.value());
            }
        }
        if (left instanceof Expr.ColumnUse use && values.size() == in.choices().size()) {
            return Facts.held(use.column(), values, in.span()).and(Facts.nonNull(List.of(use.column())));
        }
        List<Expr> equals = new ArrayList<>();
        for (Expr choice : in.choices()) {
            equals.add(new Expr.Equal(left, choice, false, in.span()));
        }
        return any(equals, this::whenTrue);
    }

    private Facts equal(Expr left, Expr right, Expr.Equal whole) {
        if (left instanceof Expr.Row one && right instanceof Expr.Row other) {
            return rows(one, other, whole);
        }
        if (left instanceof Expr.Case choice) {
            return choice(choice, result -> equal(resolve(result), right, whole));
        }
        if (right instanceof Expr.Case choice) {
            return choice(choice, result -> equal(left, resolve(result), whole));
        }
        if (!whole.nullSafe() && !choices(left).isEmpty()) {
            return any(choices(left), choice -> equal(resolve(choice), right, whole));
        }
        if (!whole.nullSafe() && !choices(right).isEmpty()) {
            return any(choices(right), choice -> equal(left, resolve(choice), whole));
        }
        if (right instanceof Expr.Truth truth) {
            return against(truth, left, whole.nullSafe());
        }
        if (left instanceof Expr.Truth truth) {
            return against(truth, right, whole.nullSafe());
        }
        return equal(left, right, whole.span(), whole.nullSafe());
    }

    private Facts rows(Expr.Row one, Expr.Row other, Expr.Equal whole) {
        Facts facts = Facts.NONE;
        for (int i = 0; i < Math.min(one.children().size(), other.children().size()); i++) {
            Expr left = one.children().get(i);
            Expr right = other.children().get(i);
            facts = facts.and(whenTrue(new Expr.Equal(left, right, whole.nullSafe(), whole.span())));
        }
        return facts;
    }

    private Facts against(Expr.Truth truth, Expr other, boolean nullSafe) {
        if (truth.value() == null) {
            return nullSafe ? Facts.NONE : Facts.IMPOSSIBLE;
        }
        return truth.value() ? whenTrue(other) : whenFalse(other);
    }

    private Facts equal(Expr left, Expr right, Span span, boolean nullSafe) {
        if (left instanceof Expr.Scalar scalar) {
            return scalar(scalar, right, span, nullSafe);
        }
        if (right instanceof Expr.Scalar scalar) {
            return scalar(scalar, left, span, nullSafe);
        }
        if (left instanceof Expr.Constant one && right instanceof Expr.Constant other) {
            return constants(one.value(), other.value());
        }
        Facts facts = Facts.NONE;
        if (left instanceof Expr.ColumnUse one && right instanceof Expr.ColumnUse other) {
            facts = Facts.equal(one.column(), other.column());
        } else if (left instanceof Expr.ColumnUse one && right instanceof Expr.Constant constant) {
            facts = Facts.held(one.column(), Set.of(constant.value()), span);
        } else if (right instanceof Expr.ColumnUse other && left instanceof Expr.Constant constant) {
            facts = Facts.held(other.column(), Set.of(constant.value()), span);
        }
        return nullSafe ? facts : facts.and(nonNull(List.of(left, right)));
    }

    private static Facts constants(Value one, Value other) {
        boolean differ = one instanceof Value.Literal first
                && other instanceof Value.Literal second
                && Boolean.FALSE.equals(first.sameAs(second));
        return differ ? Facts.IMPOSSIBLE : Facts.NONE;
    }

    /** When something equals a query's value, and both are not NULL, the query gave out a row. */
    private Facts scalar(Expr.Scalar scalar, Expr other, Span span, boolean nullSafe) {
        if (nullSafe) {
            return Facts.NONE;
        }
        Column output = new Column(scalar.subquery().id(), Column.positionName(0));
        Facts same = equal(new Expr.ColumnUse(output, scalar.span()), other, span, false);
        return outputs.apply(scalar.subquery()).and(same);
    }

    private static Facts nonNull(List<Expr> operands) {
        List<Column> columns = new ArrayList<>();
        for (Expr operand : operands) {
            if (operand instanceof Expr.ColumnUse use) {
                columns.add(use.column());
            }
        }
        return columns.isEmpty() ? Facts.NONE : Facts.nonNull(columns);
    }
}
