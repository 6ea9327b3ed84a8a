package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.facts.Value;
import dev.bulwark.isolation.query.Column;
import dev.bulwark.isolation.query.Expr;
import dev.bulwark.isolation.query.Query;
import dev.bulwark.isolation.query.Span;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.AnyType;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.CosineSimilarity;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** Reads comparisons. */
final class ComparisonReader {
    private final Reading reading;
    private final ExpressionReader expressions;

    ComparisonReader(Reading reading, ExpressionReader expressions) {
        this.reading = reading;
        this.expressions = expressions;
    }

    void addTo(Map<Class<?>, ExpressionReader.Rule> rules) {
        rules.put(EqualsTo.class, (node, place) -> equal((EqualsTo) node, place));
        rules.put(NotEqualsTo.class, (node, place) -> notEqual((NotEqualsTo) node, place));
        for (Class<?> order : List.of(
                GreaterThan.class,
                GreaterThanEquals.class,
                MinorThan.class,
                MinorThanEquals.class,
                LikeExpression.class)) {
            rules.put(order, (node, place) -> strict((BinaryExpression) node, place));
        }
        rules.put(Between.class, (node, place) -> between((Between) node, place));
        rules.put(InExpression.class, (node, place) -> in((InExpression) node, place));
        rules.put(ExistsExpression.class, (node, place) -> exists((ExistsExpression) node, place));
        rules.put(IsNullExpression.class, (node, place) -> isNull((IsNullExpression) node, place));
        rules.put(IsBooleanExpression.class, (node, place) -> isTruth((IsBooleanExpression) node, place));
        rules.put(IsDistinctExpression.class, (node, place) -> distinct((IsDistinctExpression) node, place));
        rules.put(CosineSimilarity.class, (node, place) -> mysqlNullSafe((CosineSimilarity) node, place));
    }

    private Expr equal(EqualsTo node, Place place) {
        if (reading.fields.unknownField(node, List.of("leftExpression", "rightExpression", "operator")) != null) {
            return expressions.opaque(node, place);
        }
        Expression right = node.getRightExpression();
        if (right instanceof AnyComparisonExpression any) {
            return equalAny(node, any, place);
        }
        Expr choices = right instanceof Function function ? anyElement(node, function, place) : null;
        return choices != null ? choices : binary(node, false, place);
    }

    private Expr equalAny(EqualsTo node, AnyComparisonExpression any, Place place) {
        if (any.getAnyType() == AnyType.ALL || any.getSelect() == null) {
            return expressions.opaque(node, place);
        }
        return inQuery(node.getLeftExpression(), any.getSelect(), place);
    }

    /** {@code = ANY(?)} and {@code = ANY(ARRAY[…])}; null when it is neither. */
    private @Nullable Expr anyElement(EqualsTo node, Function function, Place place) {
        String name = function.getName();
        boolean any = name.equalsIgnoreCase("any") || name.equalsIgnoreCase("some");
        ExpressionList<?> arguments = function.getParameters();
        if (!any || arguments == null || arguments.size() != 1) {
            return null;
        }
        Object argument = arguments.get(0);
        if (argument instanceof CastExpression cast && cast.getLeftExpression() instanceof JdbcParameter parameter) {
            argument = parameter;
        }
        Expr left = expressions.read(node.getLeftExpression(), place);
        if (argument instanceof JdbcParameter parameter) {
            return in(left, List.of(expressions.read(parameter, place)), Reading.span(function));
        }
        if (argument instanceof ArrayConstructor array && array.getExpressions() != null) {
            return in(left, expressions.readAll(array.getExpressions(), place), Reading.span(function));
        }
        return null;
    }

    private Expr notEqual(NotEqualsTo node, Place place) {
        boolean plain =
                reading.fields.unknownField(node, List.of("leftExpression", "rightExpression", "operator")) == null;
        boolean quantified = isQuantified(node.getRightExpression());
        if (!plain || quantified) {
            return expressions.opaque(node, place);
        }
        Expr equal = binary(node, false, place);
        return new Expr.Not(equal, equal.span());
    }

    private static boolean isQuantified(Expression right) {
        return right instanceof AnyComparisonExpression
                || (right instanceof Function function
                        && List.of("any", "some", "all")
                                .contains(function.getName().toLowerCase(Locale.ROOT)));
    }

    private Expr strict(BinaryExpression node, Place place) {
        List<Expr> operands = List.of(
                expressions.read(node.getLeftExpression(), place), expressions.read(node.getRightExpression(), place));
        List<String> understood = List.of("leftExpression", "rightExpression", "operator", "not", "likeKeyWord");
        boolean plain = reading.fields.unknownField(node, understood) == null;
        if (!plain) {
            return expressions.opaque(node, place);
        }
        Span span = ExpressionReader.spanOf(node, operands);
        return !isQuantified(node.getRightExpression())
                ? new Expr.Strict(operands, order(node), span)
                : new Expr.Opaque(operands, null, span);
    }

    private static Expr.@Nullable Order order(BinaryExpression node) {
        if (node instanceof MinorThan) {
            return Expr.Order.LESS;
        }
        if (node instanceof MinorThanEquals) {
            return Expr.Order.AT_MOST;
        }
        if (node instanceof GreaterThan) {
            return Expr.Order.GREATER;
        }
        return node instanceof GreaterThanEquals ? Expr.Order.AT_LEAST : null;
    }

    private Expr between(Between node, Place place) {
        List<Expr> operands = expressions.readAll(
                List.of(node.getLeftExpression(), node.getBetweenExpressionStart(), node.getBetweenExpressionEnd()),
                place);
        Span span = ExpressionReader.spanOf(node, operands);
        List<String> understood = List.of("leftExpression", "betweenExpressionStart", "betweenExpressionEnd", "not");
        boolean plain = reading.fields.unknownField(node, understood) == null;
        boolean simple = operands.stream().allMatch(operand -> operand.subquery() == null);
        if (!plain || !simple) {
            return new Expr.Opaque(operands, null, span);
        }
        Expr left = operands.get(0);
        Expr from = new Expr.Strict(List.of(left, operands.get(1)), Expr.Order.AT_LEAST, span);
        Expr to = new Expr.Strict(List.of(left, operands.get(2)), Expr.Order.AT_MOST, span);
        Expr within = new Expr.And(List.of(from, to), span);
        return node.isNot() ? new Expr.Not(within, span) : within;
    }

    private Expr in(InExpression node, Place place) {
        if (reading.fields.unknownField(node, List.of("leftExpression", "rightExpression", "not")) != null) {
            return expressions.opaque(node, place);
        }
        Expr positive = positiveIn(node, place);
        return node.isNot() ? new Expr.Not(positive, positive.span()) : positive;
    }

    private Expr positiveIn(InExpression node, Place place) {
        Expression right = node.getRightExpression();
        if (right instanceof Select select) {
            return inQuery(node.getLeftExpression(), select, place);
        }
        if (right instanceof ParenthesedExpressionList<?> list) {
            if (list.size() == 1 && list.get(0) instanceof Select select) {
                return inQuery(node.getLeftExpression(), select, place);
            }
            Expr left = expressions.readCompared(node.getLeftExpression(), place);
            return in(left, expressions.readAll(list, place), Reading.span(node));
        }
        if (right instanceof JdbcParameter) {
            Expr left = expressions.read(node.getLeftExpression(), place);
            return in(left, List.of(expressions.read(right, place)), Reading.span(node));
        }
        return expressions.opaque(node, place);
    }

    private static Expr in(Expr left, List<Expr> choices, Span span) {
        return new Expr.In(left, choices, left.span().and(span));
    }

    private Expr inQuery(Expression leftNode, Select select, Place place) {
        Expr left = expressions.read(leftNode, place);
        List<Expr> parts = left instanceof Expr.Row row ? row.children() : List.of(left);
        Span span = left.span().and(Reading.span(select));
        Query query = expressions.query(select, place);
        for (int i = 0; i < parts.size(); i++) {
            query.demand(i, Column.positionName(i));
        }
        return new Expr.InQuery(parts, query, span);
    }

    private Expr exists(ExistsExpression node, Place place) {
        if (!(node.getRightExpression() instanceof Select select)) {
            return expressions.opaque(node, place);
        }
        Span span = Reading.span(node).and(Reading.span(select));
        Expr exists = new Expr.Exists(expressions.query(select, place), span);
        return node.isNot() ? new Expr.Not(exists, span) : exists;
    }

    private Expr isNull(IsNullExpression node, Place place) {
        Expr part = expressions.read(node.getLeftExpression(), place);
        Span span = ExpressionReader.spanOf(node, List.of(part));
        Expr isNull = new Expr.IsNull(part, span);
        return node.isNot() || node.isUseNotNull() ? new Expr.Not(isNull, span) : isNull;
    }

    private Expr isTruth(IsBooleanExpression node, Place place) {
        Expr part = expressions.read(node.getLeftExpression(), place);
        Span span = ExpressionReader.spanOf(node, List.of(part));
        Expr isTruth = new Expr.IsTruth(part, node.isTrue(), span);
        return node.isNot() ? new Expr.Not(isTruth, span) : isTruth;
    }

    private Expr distinct(IsDistinctExpression node, Place place) {
        Expr same = binary(node, true, place);
        return node.isNot() ? same : new Expr.Not(same, same.span());
    }

    private Expr mysqlNullSafe(CosineSimilarity node, Place place) {
        boolean nullSafe = "<=>".equals(node.getStringExpression()) && reading.settings.dialect() == Dialect.MYSQL;
        return nullSafe ? binary(node, true, place) : expressions.opaque(node, place);
    }

    private Expr binary(BinaryExpression node, boolean nullSafe, Place place) {
        Expr left = expressions.readCompared(node.getLeftExpression(), place);
        Expr right = expressions.readCompared(node.getRightExpression(), place);
        Span span = ExpressionReader.spanOf(node, List.of(left, right));
        Boolean folded = nullSafe ? null : fold(left, right);
        return folded != null ? new Expr.Truth(folded, span) : new Expr.Equal(left, right, nullSafe, span);
    }

    private static @Nullable Boolean fold(Expr left, Expr right) {
        return (left instanceof Expr.Constant a
                        && a.value() instanceof Value.Literal first
                        && right instanceof Expr.Constant b
                        && b.value() instanceof Value.Literal second)
                ? first.sameAs(second)
                : null;
    }
}
