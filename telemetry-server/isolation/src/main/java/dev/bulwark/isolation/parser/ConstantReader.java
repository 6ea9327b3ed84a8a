package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.Dialect;
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
        rules.put(JdbcParameter.class, (node, place) -> parameter((JdbcParameter) node));
        rules.put(JdbcNamedParameter.class, (node, place) -> computed(node));
        rules.put(LongValue.class, (node, place) -> number(((LongValue) node).getStringValue(), Reading.span(node)));
        rules.put(DoubleValue.class, (node, place) -> number(node.toString(), Reading.span(node)));
        rules.put(StringValue.class, (node, place) -> string((StringValue) node));
        rules.put(SignedExpression.class, this::signed);
        rules.put(HexValue.class, (node, place) -> computed(node));
        rules.put(DateTimeLiteralExpression.class, (node, place) -> computed(node));
        rules.put(TimeKeyExpression.class, (node, place) -> computed(node));
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
        boolean quoted = "'".equals(node.getQuoteStr()) || mysql && "\"".equals(node.getQuoteStr());
        String value = node.getValue().replace("''", "'");
        boolean plain = node.getPrefix() == null && quoted && value.indexOf('\\') < 0 && value.indexOf('\n') < 0;
        return plain ? new Expr.Constant(Value.literal(value), span) : computed(node);
    }

    private Expr signed(Object object, Place place) {
        SignedExpression node = (SignedExpression) object;
        boolean number = node.getExpression() instanceof LongValue || node.getExpression() instanceof DoubleValue;
        if (!number || node.getSign() != '-' && node.getSign() != '+') {
            return expressions.opaque(node, place);
        }
        Span digits = Reading.span(node.getExpression());
        Span span = Reading.span(node).and(digits);
        return number((node.getSign() == '-' ? "-" : "") + node.getExpression(), span);
    }
}
