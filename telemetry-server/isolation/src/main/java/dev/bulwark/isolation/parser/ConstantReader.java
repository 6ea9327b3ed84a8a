package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.facts.Value;
import dev.bulwark.isolation.query.Expr;
import dev.bulwark.isolation.query.Span;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.HexValue;
import net.sf.jsqlparser.expression.JdbcNamedParameter;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.UserVariable;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.BitwiseAnd;
import net.sf.jsqlparser.expression.operators.arithmetic.BitwiseLeftShift;
import net.sf.jsqlparser.expression.operators.arithmetic.BitwiseOr;
import net.sf.jsqlparser.expression.operators.arithmetic.BitwiseRightShift;
import net.sf.jsqlparser.expression.operators.arithmetic.BitwiseXor;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import org.jspecify.annotations.Nullable;

/** Reads what is the same for every row: literals and parameters. */
final class ConstantReader {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");

    private static final Set<Class<?>> OPERATIONS = Set.of(
            Addition.class,
            Subtraction.class,
            Multiplication.class,
            Division.class,
            Modulo.class,
            BitwiseAnd.class,
            BitwiseOr.class,
            BitwiseXor.class,
            BitwiseLeftShift.class,
            BitwiseRightShift.class,
            Concat.class);

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
        OPERATIONS.forEach(operation -> rules.put(operation, this::operation));
        rules.put(CollateExpression.class, this::collated);
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

    /**
     * An operation on constants is one; of whole numbers and texts its value is known. A loop, because generated chains are
     * thousands of links deep on the left.
     */
    private Expr operation(Object node, Place place) {
        Deque<BinaryExpression> links = new ArrayDeque<>();
        Expression first = (Expression) node;
        while (first instanceof BinaryExpression link && OPERATIONS.contains(link.getClass())) {
            links.push(link);
            first = link.getLeftExpression();
        }
        List<Expr> operands = new ArrayList<>();
        operands.add(expressions.read(first, place));
        Value value = literal(operands.get(0));
        for (BinaryExpression link : links) {
            Expr right = expressions.read(link.getRightExpression(), place);
            operands.add(right);
            value = fold(link, value, literal(right));
        }
        Span span = ExpressionReader.spanOf(node, operands);
        if (!operands.stream().allMatch(Expr.Constant.class::isInstance)) {
            return new Expr.Opaque(operands, null, span);
        }
        return new Expr.Constant(value == null ? new Value.Computed(reading.text(span)) : value, span);
    }

    private static Value.@Nullable Literal literal(Expr expr) {
        return expr instanceof Expr.Constant constant && constant.value() instanceof Value.Literal literal
                ? literal
                : null;
    }

    /** Under a collation a text is still the same. */
    private Expr collated(Object node, Place place) {
        Expr opaque = expressions.opaque(node, place);
        boolean constant = opaque.children().stream().allMatch(Expr.Constant.class::isInstance);
        return constant ? new Expr.Constant(new Value.Computed(reading.text(opaque.span())), opaque.span()) : opaque;
    }

    private static @Nullable Value fold(
            BinaryExpression operation, @Nullable Value made, Value.@Nullable Literal operand) {
        if (!(made instanceof Value.Literal so) || operand == null) {
            return null;
        }
        String left = so.canonical();
        String right = operand.canonical();
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
        if (operation instanceof Subtraction) {
            return Value.literal(one - other);
        }
        return operation instanceof Multiplication ? Value.literal(one * other) : null;
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
