package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.CanonicalValue;
import dev.bulwark.isolation.facts.Value;
import dev.bulwark.isolation.query.Expr;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a bound value alone, such as {@code ? IS NULL}; what it comes to is known once the value is.
 *
 * @param literal what the value is compared with; null when it is asked whether it is NULL
 */
record ParameterTest(int position, @Nullable String literal) {
    private static final Pattern PLAIN_NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,17}");

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

    /**
     * What it comes to for bound values. Of values that differ in their text only the database knows whether it converts one
     * into the other ({@code 1 = '01'}, {@code true = 't'}) or whether its collation equals them; two plain whole numbers differ
     * in every database.
     */
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
        boolean plain = value instanceof Number && isPlainNumber(CanonicalValue.of(value)) && isPlainNumber(literal);
        return plain ? Outcome.FALSE : Outcome.OPEN;
    }

    private static boolean isPlainNumber(String canonical) {
        return PLAIN_NUMBER.matcher(canonical).matches();
    }

    /** What a test comes to. */
    enum Outcome {
        TRUE,
        FALSE,
        NULL,
        OPEN
    }
}
