package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.facts.Value;
import dev.bulwark.isolation.query.Expr;
import dev.bulwark.isolation.query.Span;
import java.math.BigDecimal;
import java.util.Map;
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

/** Reads what is the same for every row: literals and parameters. */
final class ConstantReader {
    private final Reading reading;
    private final ExpressionReader expressions;

    ConstantReader(Reading reading, ExpressionReader expressions) {
        this.reading = reading;
        this.expressions = expressions;
    }

    void addTo(Map<Class<?>, ExpressionReader.Rule> rules) {
        rules.put(JdbcParameter.class, (node, place) -> parameter(node));
        rules.put(JdbcNamedParameter.class, (node, place) -> computed(node));
        rules.put(LongValue.class, (node, place) -> number(((LongValue) node).getStringValue(), Reading.span(node)));
        rules.put(DoubleValue.class, (node, place) -> number(reading.text(Reading.span(node)), Reading.span(node)));
        rules.put(StringValue.class, (node, place) -> string((StringValue) node));
        rules.put(SignedExpression.class, this::signed);
        rules.put(HexValue.class, (node, place) -> computed(node));
        rules.put(DateTimeLiteralExpression.class, (node, place) -> computed(node));
        rules.put(TimeKeyExpression.class, (node, place) -> computed(node));
        rules.put(UserVariable.class, (node, place) -> computed(node));
    }

    private Expr parameter(Object node) {
        Span span = Reading.span(node);
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

    /** Read from the text, because what the parser makes of escaped quotes depends on its settings. */
    private Expr string(StringValue node) {
        Span span = Reading.span(node);
        String written = reading.text(span);
        boolean plain = written.length() > 1 && written.charAt(0) == '\'' && written.endsWith("'");
        String value = plain ? written.substring(1, written.length() - 1).replace("''", "\u0000") : "'";
        return value.indexOf('\'') >= 0
                ? computed(node)
                : new Expr.Constant(Value.literal(value.replace('\u0000', '\'')), span);
    }

    private Expr signed(Object object, Place place) {
        SignedExpression node = (SignedExpression) object;
        boolean number = node.getExpression() instanceof LongValue || node.getExpression() instanceof DoubleValue;
        if (!number || node.getSign() != '-' && node.getSign() != '+') {
            return expressions.opaque(node, place);
        }
        Span digits = Reading.span(node.getExpression());
        Span span = Reading.span(node).and(digits);
        return number((node.getSign() == '-' ? "-" : "") + reading.text(digits), span);
    }
}
