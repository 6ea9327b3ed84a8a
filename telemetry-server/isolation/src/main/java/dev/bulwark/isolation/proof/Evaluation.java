package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.facts.Value;
import dev.bulwark.isolation.query.Expr;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Evaluates expressions in which no column stands, as the database will; what it does in its own way stays open. */
final class Evaluation {
    private static final Set<String> TRUTH_TYPES = Set.of("boolean", "bool");

    private final BoundParameters parameters;

    Evaluation(BoundParameters parameters) {
        this.parameters = parameters;
    }

    /** What a condition comes to. */
    Outcome truth(Expr expr) {
        if (expr instanceof Expr.And) {
            return Outcome.all(truths(expr.children()));
        }
        if (expr instanceof Expr.Or) {
            return Outcome.all(truths(expr.children()).stream()
                            .map(Outcome::negated)
                            .toList())
                    .negated();
        }
        if (expr instanceof Expr.Not not) {
            return truth(not.part()).negated();
        }
        if (expr instanceof Expr.Equal equal) {
            return value(equal.left()).equal(value(equal.right()), equal.nullSafe());
        }
        if (expr instanceof Expr.In in) {
            return in(in);
        }
        if (expr instanceof Expr.IsNull isNull) {
            return value(isNull.part()).nullness();
        }
        if (expr instanceof Expr.IsTruth isTruth) {
            Outcome part = truth(isTruth.part());
            return part == Outcome.OPEN ? part : Outcome.of(part == Outcome.of(isTruth.expected()));
        }
        return expr instanceof Expr.Strict strict ? strict(strict) : value(expr).truth();
    }

    private List<Outcome> truths(List<Expr> parts) {
        return parts.stream().map(this::truth).toList();
    }

    private Outcome in(Expr.In in) {
        Known left = value(in.left());
        List<Outcome> unequal = new ArrayList<>();
        for (Expr choice : in.choices()) {
            for (Known one : elements(value(choice))) {
                unequal.add(left.equal(one, false).negated());
            }
        }
        return Outcome.all(unequal).negated();
    }

    private static List<Known> elements(Known choice) {
        if (!choice.isMany() || choice.value() == null) {
            return List.of(choice);
        }
        List<Known> elements = new ArrayList<>();
        if (choice.value() instanceof Collection<?> collection) {
            collection.forEach(one -> elements.add(Known.of(one)));
        } else {
            for (int i = 0; i < Array.getLength(choice.value()); i++) {
                elements.add(Known.of(Array.get(choice.value(), i)));
            }
        }
        return elements;
    }

    private Outcome strict(Expr.Strict strict) {
        List<Known> operands = strict.children().stream().map(this::value).toList();
        if (operands.stream().anyMatch(Known::isNull)) {
            return Outcome.NULL;
        }
        Integer order = strict.order() == null ? null : operands.get(0).order(operands.get(1));
        if (order == null || strict.order() == null) {
            return Outcome.OPEN;
        }
        return Outcome.of(
                switch (strict.order()) {
                    case LESS -> order < 0;
                    case AT_MOST -> order <= 0;
                    case GREATER -> order > 0;
                    case AT_LEAST -> order >= 0;
                });
    }

    private Known value(Expr expr) {
        if (expr instanceof Expr.Constant constant) {
            return value(constant.value());
        }
        if (expr instanceof Expr.Truth truth) {
            return Known.of(truth.value());
        }
        if (expr instanceof Expr.Coalesce coalesce) {
            return first(coalesce);
        }
        if (expr instanceof Expr.Case choice) {
            return chosen(choice);
        }
        Outcome outcome = truth(expr);
        if (outcome == Outcome.OPEN) {
            return Known.OPEN;
        }
        return outcome == Outcome.NULL ? Known.NULL : Known.of(outcome == Outcome.TRUE);
    }

    private Known value(Value value) {
        if (value instanceof Value.Literal literal) {
            return Known.of(literal.canonical());
        }
        if (value instanceof Value.Parameter parameter) {
            return Known.of(parameters.value(parameter.position()));
        }
        if (value instanceof Value.Converted converted) {
            Known bound = Known.of(parameters.value(converted.position()));
            boolean same = bound.value() instanceof Boolean && TRUTH_TYPES.contains(converted.type());
            return bound.isNull() || same ? bound : Known.NOT_NULL;
        }
        return value instanceof Value.Nothing ? Known.NULL : Known.OPEN;
    }

    private Known first(Expr.Coalesce coalesce) {
        for (Expr part : coalesce.children()) {
            Known known = value(part);
            if (!known.isNull()) {
                return known;
            }
        }
        return Known.NULL;
    }

    private Known chosen(Expr.Case choice) {
        for (Expr.When branch : choice.branches()) {
            Outcome taken = truth(branch.condition());
            if (taken == Outcome.OPEN) {
                return Known.OPEN;
            }
            if (taken == Outcome.TRUE) {
                return value(branch.result());
            }
        }
        return choice.otherwise() == null ? Known.NULL : value(choice.otherwise());
    }
}
