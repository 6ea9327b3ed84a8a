package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.CanonicalValue;
import dev.bulwark.isolation.facts.Value;
import dev.bulwark.isolation.query.Expr;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a bound value alone, such as {@code ? IS NULL}; what it comes to is known once the value is.
 *
 * @param literal what the value is compared with; null when it is asked whether it is NULL
 */
record ParameterTest(int position, @Nullable String literal) {
    /** The test that an expression is, null when it is none. */
    static @Nullable ParameterTest of(Expr expr) {
        if (expr instanceof Expr.IsNull isNull) {
            Integer position = parameter(isNull.part());
            return position == null ? null : new ParameterTest(position, null);
        }
        if (!(expr instanceof Expr.Equal equal) || equal.nullSafe()) {
            return null;
        }
        ParameterTest ahead = comparison(equal.left(), equal.right());
        return ahead != null ? ahead : comparison(equal.right(), equal.left());
    }

    private static @Nullable ParameterTest comparison(Expr one, Expr other) {
        Integer position = parameter(one);
        boolean literal = other instanceof Expr.Constant constant && constant.value() instanceof Value.Literal;
        return position != null && literal
                ? new ParameterTest(position, ((Value.Literal) ((Expr.Constant) other).value()).canonical())
                : null;
    }

    private static @Nullable Integer parameter(Expr expr) {
        return expr instanceof Expr.Constant constant && constant.value() instanceof Value.Parameter parameter
                ? Integer.valueOf(parameter.position())
                : null;
    }

    /** What it comes to for bound values; of texts that differ only the database knows whether its collation equals them. */
    Outcome outcome(BoundParameters parameters) {
        Object value = parameters.value(position);
        if (literal == null) {
            return value == null ? Outcome.TRUE : Outcome.FALSE;
        }
        if (value == null) {
            return Outcome.NULL;
        }
        if (CanonicalValue.of(value).equals(literal)) {
            return Outcome.TRUE;
        }
        return value instanceof Number || value instanceof Boolean ? Outcome.FALSE : Outcome.OPEN;
    }

    /** What a test comes to. */
    enum Outcome {
        TRUE,
        FALSE,
        NULL,
        OPEN
    }
}
