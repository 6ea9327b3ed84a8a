package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.Names;
import dev.bulwark.isolation.facts.Value;
import dev.bulwark.isolation.query.Expr;
import dev.bulwark.isolation.query.Query;
import dev.bulwark.isolation.query.Range;
import dev.bulwark.isolation.query.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.RowConstructor;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** Reads expressions. A kind of node without a rule of its own becomes opaque; its parts are read all the same. */
final class ExpressionReader {
    /** A rule for one kind of node. */
    @FunctionalInterface
    interface Rule {
        Expr read(Object node, Place place);
    }

    private static final Set<String> SETTLED_NAMES = Set.of(
            "current_user",
            "session_user",
            "system_user",
            "user",
            "current_date",
            "current_time",
            "current_timestamp",
            "localtime",
            "localtimestamp",
            "sysdate",
            "current_catalog",
            "current_schema",
            "current_role");

    /** Calls that write one and the same UUID in another form. */
    private static final Set<String> UUID_FORMS = Set.of("uuid_to_bin", "bin_to_uuid");

    private final Reading reading;
    private final QueryReader queries;
    private final Map<Class<?>, Rule> rules = new HashMap<>();

    ExpressionReader(Reading reading, QueryReader queries) {
        this.reading = reading;
        this.queries = queries;
        rules.put(Column.class, (node, place) -> column((Column) node, place));
        rules.put(
                BooleanValue.class,
                (node, place) -> new Expr.Truth(((BooleanValue) node).getValue(), Reading.span(node)));
        rules.put(NullValue.class, (node, place) -> new Expr.Truth(null, Reading.span(node)));
        rules.put(ParenthesedExpressionList.class, (node, place) -> parentheses((ExpressionList<?>) node, place));
        rules.put(RowConstructor.class, (node, place) -> row((ExpressionList<?>) node, place));
        rules.put(AndExpression.class, (node, place) -> and((AndExpression) node, place));
        rules.put(OrExpression.class, (node, place) -> or((OrExpression) node, place));
        rules.put(NotExpression.class, (node, place) -> not((NotExpression) node, place));
        rules.put(CaseExpression.class, (node, place) -> choice((CaseExpression) node, place));
        rules.put(CastExpression.class, (node, place) -> cast((CastExpression) node, place));
        rules.put(Function.class, (node, place) -> function((Function) node, place));
        rules.put(ParenthesedSelect.class, (node, place) -> scalar((Select) node, place));
        new ConstantReader(reading, this).addTo(rules);
        new ComparisonReader(reading, this).addTo(rules);
    }

    Expr read(Object node, Place place) {
        Rule rule = rules.get(node.getClass());
        return rule != null ? rule.read(node, place) : opaque(node, place);
    }

    List<Expr> readAll(Collection<?> nodes, Place place) {
        List<Expr> read = new ArrayList<>(nodes.size());
        nodes.forEach(node -> read.add(read(node, place)));
        return read;
    }

    Query query(Select select, Place place) {
        return queries.read(select, place);
    }

    /**
     * The side of a comparison. A tenant column that is compared as a number is taken for a number, but then it is not certain
     * that tenants stay apart.
     */
    Expr readCompared(Object node, Place place) {
        Expr read = read(node, place);
        boolean number = node instanceof CastExpression cast && Casts.isNumeric(cast, reading.fields);
        boolean column = read instanceof Expr.Opaque cast
                && cast.children().size() == 1
                && cast.children().get(0) instanceof Expr.ColumnUse use
                && reading.isTenantColumn(use.column().name());
        if (!number || !column) {
            return read;
        }
        reading.doubts.add(
                "whether " + reading.text(read.span()) + " tells tenants apart depends on the column's type");
        return read.children().get(0);
    }

    /** An expression of which nothing is known, with all that is in it. */
    Expr opaque(Object node, Place place) {
        List<Expr> children = new ArrayList<>();
        collectParts(node, place, children);
        return new Expr.Opaque(children, null, spanOf(node, children));
    }

    /** Where an expression stands: where the parser says, or where its parts do. */
    static Span spanOf(Object node, List<Expr> parts) {
        Span span = Reading.span(node);
        for (Expr part : parts) {
            span = span.and(part.span());
        }
        return span;
    }

    private void collectParts(Object node, Place place, List<Expr> into) {
        reading.noteFunction(node);
        for (Object part : reading.fields.parts(node)) {
            if (rules.containsKey(part.getClass())) {
                into.add(read(part, place));
            } else if (part instanceof Select select) {
                into.add(scalar(select, place));
            } else if (part instanceof Table table) {
                into.add(wholeRow(table));
            } else {
                collectParts(part, place, into);
            }
        }
    }

    /** The qualifier of {@code t.*} in a call; a table in any other place would be a source of rows that we do not see. */
    private Expr wholeRow(Table table) {
        Span span = Reading.span(table);
        reading.account(span);
        return new Expr.Opaque(List.of(), null, span);
    }

    private Expr column(Column column, Place place) {
        Span span = Reading.span(column);
        reading.account(span);
        String name = Names.fold(column.getColumnName());
        Table table = column.getTable();
        String qualifier = table == null || table.getName() == null ? null : Names.fold(table.getName());
        Expr found = place.scope() == null
                ? new Expr.Opaque(List.of(), null, span)
                : place.scope().column(qualifier, name, span);
        boolean marked =
                reading.fields.unknownField(column, List.of("table", "columnName", "tableDelimiter", "commentText"))
                        != null;
        if (marked) {
            return new Expr.Opaque(List.of(found), null, span);
        }
        boolean settled = qualifier == null && !(found instanceof Expr.ColumnUse) && SETTLED_NAMES.contains(name);
        return settled ? new Expr.Constant(new Value.Computed(name), span) : found;
    }

    private Expr parentheses(ExpressionList<?> list, Place place) {
        return list.size() == 1 ? read(list.get(0), place) : row(list, place);
    }

    private Expr row(ExpressionList<?> list, Place place) {
        List<Expr> parts = readAll(list, place);
        return new Expr.Row(parts, spanOf(list, parts));
    }

    private Expr and(AndExpression node, Place place) {
        if (node.isUseOperator() && reading.settings.dialect() != Dialect.MYSQL) {
            throw new Unreadable("'&&' means AND in some databases only", spanOf(node, List.of()));
        }
        List<Expr> parts = readAll(chain(node, AndExpression.class), place);
        return new Expr.And(parts, spanOf(node, parts));
    }

    private Expr or(OrExpression node, Place place) {
        List<Object> nodes = chain(node, OrExpression.class);
        List<Expr> parts = readAll(nodes, place);
        Span span = spanOf(node, parts);
        return mayConcatenate(parts) ? new Expr.Opaque(parts, null, span) : new Expr.Or(parts, span);
    }

    /**
     * Whether MySQL may take the chain for a concatenation: {@code ||} is OR unless PIPES_AS_CONCAT is set. We have read it as
     * the weakest operator, so whatever it is, all of its reach is in the chain.
     */
    private boolean mayConcatenate(List<Expr> parts) {
        Span before = parts.get(0).span();
        for (Expr part : parts.subList(1, parts.size())) {
            if (reading.mayConcatenate(before, part.span())) {
                return true;
            }
            before = part.span();
        }
        return false;
    }

    /** The parts of a chain in order; a loop, because generated chains are thousands of links deep on the left. */
    private static List<Object> chain(BinaryExpression node, Class<?> kind) {
        List<Object> nodes = new ArrayList<>();
        Object left = node;
        while (left.getClass() == kind) {
            BinaryExpression link = (BinaryExpression) left;
            nodes.add(link.getRightExpression());
            left = link.getLeftExpression();
        }
        nodes.add(left);
        Collections.reverse(nodes);
        return nodes;
    }

    private Expr not(NotExpression node, Place place) {
        if (node.isExclamationMark()) {
            return opaque(node, place);
        }
        Expr part = read(node.getExpression(), place);
        return new Expr.Not(part, spanOf(node, List.of(part)));
    }

    private Expr choice(CaseExpression node, Place place) {
        List<Expr.When> branches = new ArrayList<>();
        for (WhenClause clause : node.getWhenClauses()) {
            Expr condition = read(clause.getWhenExpression(), place);
            if (node.getSwitchExpression() != null) {
                Expr compared = read(node.getSwitchExpression(), place);
                condition = new Expr.Equal(compared, condition, false, condition.span());
            }
            branches.add(new Expr.When(condition, read(clause.getThenExpression(), place)));
        }
        Expr otherwise = node.getElseExpression() == null ? null : read(node.getElseExpression(), place);
        return new Expr.Case(branches, otherwise, Reading.span(node));
    }

    private Expr cast(CastExpression node, Place place) {
        Expr part = read(node.getLeftExpression(), place);
        Span span = spanOf(node, List.of(part));
        boolean lossless = Casts.isLossless(node, reading.fields, reading.settings.dialect());
        if (lossless && part instanceof Expr.ColumnUse use) {
            return new Expr.ColumnUse(use.column(), span);
        }
        if (part instanceof Expr.Constant constant
                && (lossless
                        || Casts.isNumeric(node, reading.fields)
                        || Casts.holds(node, constant.value(), reading.fields))) {
            return new Expr.Constant(constant.value(), span);
        }
        if (part instanceof Expr.Constant constant && isScalarType(node)) {
            return new Expr.Constant(converted(constant.value(), node, span), span);
        }
        return new Expr.Opaque(List.of(part), null, span);
    }

    /** TRY_CAST and the like make NULL of what they cannot convert. */
    private Value converted(Value value, CastExpression node, Span span) {
        String text = reading.text(span);
        boolean strict = !node.isUseCastKeyword() || "CAST".equalsIgnoreCase(node.keyword);
        return strict && value instanceof Value.Parameter parameter
                ? new Value.Converted(
                        parameter.position(),
                        node.getColDataType().getDataType().toLowerCase(Locale.ROOT),
                        text)
                : new Value.Computed(text);
    }

    private static boolean isScalarType(CastExpression node) {
        return node.getColDataType() != null
                && node.getColDataType().getArrayData().isEmpty();
    }

    private Expr function(Function node, Place place) {
        String name = node.getName().toLowerCase(Locale.ROOT);
        Expr opaque = opaque(node, place);
        List<Expr> parts = opaque.children();
        boolean plain = reading.fields.unknownField(node, List.of("nameparts", "parameters")) == null;
        if (plain && name.equals("values") && parts.size() == 1) {
            return proposed(parts.get(0), place);
        }
        if (plain && UUID_FORMS.contains(name) && isWhole(parts)) {
            return parts.get(0);
        }
        Expr chosen = plain && !parts.isEmpty() ? chosen(name, parts, opaque.span()) : null;
        if (chosen != null) {
            return chosen;
        }
        boolean settled = plain && reading.functions.isSettled(name);
        if (settled && parts.stream().allMatch(Expr.Constant.class::isInstance)) {
            return new Expr.Constant(new Value.Computed(reading.text(opaque.span())), opaque.span());
        }
        return opaque;
    }

    /** A call whose value is that of one of its parts; null when it is no such call. */
    private static @Nullable Expr chosen(String name, List<Expr> parts, Span span) {
        return switch (name) {
            case "coalesce", "ifnull", "nvl" -> new Expr.Coalesce(parts, span);
            case "nullif" -> new Expr.OneOf(parts.subList(0, 1), parts, span);
            case "least", "greatest" -> new Expr.OneOf(parts, parts, span);
            case "min", "max", "any_value" -> parts.size() == 1 ? new Expr.OfGroup(parts.get(0), span) : null;
            case "row" -> new Expr.Row(parts, span);
            default -> null;
        };
    }

    /** Whether a UUID is given as a column or a value, and nothing but literals besides. */
    private static boolean isWhole(List<Expr> parts) {
        boolean given =
                !parts.isEmpty() && (parts.get(0) instanceof Expr.ColumnUse || parts.get(0) instanceof Expr.Constant);
        return given
                && parts.stream().skip(1).allMatch(part -> part instanceof Expr.Constant || part instanceof Expr.Truth);
    }

    /** MySQL's {@code VALUES(column)}: the column of the row that was to be added. */
    private static Expr proposed(Expr column, Place place) {
        Range row = place.scope() == null ? null : place.scope().range(InsertReader.PROPOSED);
        return row != null && column instanceof Expr.ColumnUse use
                ? new Expr.ColumnUse(row.column(use.column().name()), use.span())
                : new Expr.Opaque(List.of(column), null, column.span());
    }

    private Expr scalar(Select select, Place place) {
        Query query = queries.read(select, place);
        query.demand(0, dev.bulwark.isolation.query.Column.positionName(0));
        return new Expr.Scalar(query, Reading.span(select));
    }
}
