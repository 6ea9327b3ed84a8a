package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.facts.Value;
import dev.bulwark.isolation.query.Expr;
import org.jspecify.annotations.Nullable;

/**
 * A condition in which no column stands, such as {@code ? IS NULL} or {@code 1 = 0}: it comes to the same for every row.
 *
 * @param bound whether it depends on bound values
 */
record ParameterTest(Expr condition, boolean bound) {
    /** The test that an expression is, null when it is none. */
    static @Nullable ParameterTest of(Expr expr) {
        return isSettled(expr) ? new ParameterTest(expr, dependsOnParameters(expr)) : null;
    }

    /** What it comes to for bound values. */
    Outcome outcome(BoundParameters parameters) {
        return new Evaluation(parameters).truth(condition);
    }

    private static boolean isSettled(Expr expr) {
        if (expr instanceof Expr.Constant || expr instanceof Expr.Truth) {
            return true;
        }
        boolean composed = expr instanceof Expr.And
                || expr instanceof Expr.Or
                || expr instanceof Expr.Not
                || expr instanceof Expr.Equal
                || expr instanceof Expr.In
                || expr instanceof Expr.IsNull
                || expr instanceof Expr.IsTruth
                || expr instanceof Expr.Strict
                || expr instanceof Expr.Case
                || expr instanceof Expr.Coalesce;
        return composed && expr.children().stream().allMatch(ParameterTest::isSettled);
    }

    private static boolean dependsOnParameters(Expr expr) {
        boolean here = expr instanceof Expr.Constant constant
                && (constant.value() instanceof Value.Parameter || constant.value() instanceof Value.Converted);
        return here || expr.children().stream().anyMatch(ParameterTest::dependsOnParameters);
    }
}
