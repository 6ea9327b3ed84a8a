package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.facts.Value;
import dev.bulwark.isolation.query.Expr;
import dev.bulwark.isolation.query.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.HexValue;
import net.sf.jsqlparser.expression.JdbcNamedParameter;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.UserVariable;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import org.jspecify.annotations.Nullable;

/** Reads what is the same for every row: literals and parameters. */
final class ConstantReader {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");

    private final Reading reading;
    private final ExpressionReader expressions;

    ConstantReader(Reading reading, ExpressionReader expressions) {
        this.reading = reading;
        this.expressions = expressions;
    }

    void addTo(Map<Class<?>, ExpressionReader.Rule> rules) {
        rules.put(JdbcParameter.class, (node, place) -> parameter((JdbcParameter) node));
        rules.put(JdbcNamedParameter.class, (node, place) -> computed(node));
        rules.put(LongValue.class, (node, place) -> number(((LongValue) node).getStringValue(), Reading.span(node)));
        rules.put(DoubleValue.class, (node, place) -> number(node.toString(), Reading.span(node)));
        rules.put(StringValue.class, (node, place) -> string((StringValue) node));
        rules.put(SignedExpression.class, this::signed);
        rules.put(HexValue.class, (node, place) -> computed(node));
        rules.put(DateTimeLiteralExpression.class, (node, place) -> computed(node));
        rules.put(TimeKeyExpression.class, (node, place) -> computed(node));
        for (Class<?> operation : List.of(
                Addition.class, Subtraction.class, Multiplication.class, Concat.class, CollateExpression.class)) {
            rules.put(operation, this::operation);
        }
        rules.put(UserVariable.class, (node, place) -> computed(node));
    }

    private Expr parameter(JdbcParameter node) {
        Span span = reading.parameterSpan(node);
        return new Expr.Constant(new Value.Parameter(reading.parameter(span)), span);
    }

    private Expr computed(Object node) {
        Span span = Reading.span(node);
        return new Expr.Constant(new Value.Computed(reading.text(span)), span);
    }

    private static Expr number(String digits, Span span) {
        try {
            return new Expr.Constant(Value.literal(new BigDecimal(digits)), span);
        } catch (NumberFormatException special) {
            return new Expr.Constant(new Value.Computed(digits), span);
        }
    }

    /** A quote or a backslash within may mean something else to the database than to the parser. */
    private Expr string(StringValue node) {
        Span span = Reading.span(node);
        boolean mysql = reading.settings.dialect() == Dialect.MYSQL;
        boolean quoted = "'".equals(node.getQuoteStr()) || (mysql && "\"".equals(node.getQuoteStr()));
        String value = node.getValue().replace("''", "'");
        boolean special = Spelling.isComputed(reading.text(span), reading.settings.dialect());
        boolean plain =
                !special && node.getPrefix() == null && quoted && value.indexOf('\\') < 0 && value.indexOf('\n') < 0;
        return plain ? new Expr.Constant(Value.literal(value), span) : computed(node);
    }

    /** An operation on constants is one; of whole numbers and texts its value is known. */
    private Expr operation(Object node, Place place) {
        Expr opaque = expressions.opaque(node, place);
        if (!opaque.children().stream().allMatch(Expr.Constant.class::isInstance)) {
            return opaque;
        }
        List<String> literals = new ArrayList<>();
        for (Expr child : opaque.children()) {
            if (((Expr.Constant) child).value() instanceof Value.Literal literal) {
                literals.add(literal.canonical());
            }
        }
        Value folded = literals.size() == 2 ? fold(node, literals.get(0), literals.get(1)) : null;
        Value value = folded == null ? new Value.Computed(reading.text(opaque.span())) : folded;
        return new Expr.Constant(value, opaque.span());
    }

    private static @Nullable Value fold(Object operation, String left, String right) {
        if (operation instanceof Concat) {
            return Value.literal(left + right);
        }
        if (!WHOLE.matcher(left).matches() || !WHOLE.matcher(right).matches()) {
            return null;
        }
        long one = Long.parseLong(left);
        long other = Long.parseLong(right);
        if (operation instanceof Addition) {
            return Value.literal(one + other);
        }
        return operation instanceof Subtraction ? Value.literal(one - other) : Value.literal(one * other);
    }

    private Expr signed(Object object, Place place) {
        SignedExpression node = (SignedExpression) object;
        boolean number = node.getExpression() instanceof LongValue || node.getExpression() instanceof DoubleValue;
        if (!number || (node.getSign() != '-' && node.getSign() != '+')) {
            return expressions.opaque(node, place);
        }
        Span digits = Reading.span(node.getExpression());
        Span span = Reading.span(node).and(digits);
        return number((node.getSign() == '-' ? "-" : "") + node.getExpression(), span);
    }
}
