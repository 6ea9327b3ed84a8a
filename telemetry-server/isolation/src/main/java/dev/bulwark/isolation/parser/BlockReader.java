package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.Names;
import dev.bulwark.isolation.query.Block;
import dev.bulwark.isolation.query.Expr;
import dev.bulwark.isolation.query.From;
import dev.bulwark.isolation.query.Output;
import dev.bulwark.isolation.query.Outputs;
import dev.bulwark.isolation.query.Range;
import dev.bulwark.isolation.query.Shape;
import dev.bulwark.isolation.query.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/** Reads a SELECT. */
final class BlockReader {
    private final Reading reading;
    private final ExpressionReader expressions;
    private final FromReader sources;

    BlockReader(Reading reading, ExpressionReader expressions, FromReader sources) {
        this.reading = reading;
        this.expressions = expressions;
        this.sources = sources;
    }

    Block read(PlainSelect select, Place outer) {
        reading.understand(
                select,
                QueryReader.union(
                        QueryReader.COMMON,
                        "distinct",
                        "selectItems",
                        "fromItem",
                        "joins",
                        "where",
                        "groupBy",
                        "having",
                        "windowDefinitions",
                        "qualify",
                        "top",
                        "emitMode",
                        "oracleHint",
                        "isUsingOnly",
                        "mySqlHintStraightJoin",
                        "mySqlSqlCalcFoundRows",
                        "mySqlCacheFlag"));
        Span span = Reading.span(select);
        reading.accountSelect(span);
        Scope scope = new Scope(outer.scope());
        Place place = outer.with(scope);
        From from = sources.read(select.getFromItem(), select.getJoins(), place);
        List<Output> outputs = outputs(select.getSelectItems(), place);
        Grouping grouping = new Grouping(reading, expressions, outputs, place);
        Shape shape = new Shape(isLimited(select), grouping.keys(select), grouping.partitions(select));
        List<Expr> conditions = new ArrayList<>();
        if (select.getWhere() != null) {
            conditions.add(expressions.read(select.getWhere(), place));
        }
        conditions.addAll(grouping.conditionsOnKeys(select.getHaving(), shape));
        List<Expr> others = others(select, outputs, place);
        return new Block(reading.newRange(), from, conditions, new Outputs(outputs), others, shape, span);
    }

    /** Whether only some of the rows are given out. */
    static boolean isLimited(Select select) {
        boolean topped = select instanceof PlainSelect plain && plain.getTop() != null;
        return topped || select.getLimit() != null || select.getOffset() != null || select.getFetch() != null;
    }

    /** The expressions of ORDER BY and LIMIT. */
    List<Expr> tail(Select select, Place place) {
        List<Expr> read = new ArrayList<>();
        if (select.getOrderByElements() != null) {
            for (OrderByElement element : select.getOrderByElements()) {
                reading.understand(element, "expression", "asc", "ascDescPresent", "nullOrdering");
                read.add(expressions.read(element.getExpression(), place));
            }
        }
        addIfPresent(select.getLimit(), place, read);
        addIfPresent(select.getOffset(), place, read);
        addIfPresent(select.getFetch(), place, read);
        return read;
    }

    /** What a list of outputs gives out. */
    List<Output> outputs(@Nullable List<? extends SelectItem<?>> items, Place place) {
        List<Output> outputs = new ArrayList<>();
        if (items != null) {
            items.forEach(item -> addOutput(item, place, outputs));
        }
        return outputs;
    }

    private void addOutput(SelectItem<?> item, Place place, List<Output> outputs) {
        Expression expression = item.getExpression();
        if (expression instanceof AllTableColumns all) {
            reading.understand(all, "table");
            reading.account(Reading.span(all.getTable()));
            Scope scope = place.scope();
            Range range =
                    scope == null ? null : scope.range(Names.fold(all.getTable().getName()));
            if (range == null) {
                throw new Unreadable("the columns of an unknown table", Reading.span(all));
            }
            everything(range, Set.of(), outputs);
        } else if (expression instanceof AllColumns all) {
            reading.understand(all);
            if (place.scope() == null || place.scope().ranges().isEmpty()) {
                throw new Unreadable("the columns of no table", Reading.span(all));
            }
            everythingOf(place, outputs);
        } else {
            Expr read = expressions.read(expression, place);
            outputs.add(new Output.Named(outputName(item, expression, read), read));
        }
    }

    private String outputName(SelectItem<?> item, Expression expression, Expr read) {
        if (item.getAlias() != null) {
            Span span = Reading.span(expression).isKnown() ? Reading.span(expression) : read.span();
            reading.accountAlias(span, item.getAlias().getName());
            return Names.fold(item.getAlias().getName());
        }
        return expression instanceof Column column ? Names.fold(column.getColumnName()) : "";
    }

    private static void everythingOf(Place place, List<Output> outputs) {
        Scope scope = place.scope();
        if (scope == null) {
            return;
        }
        scope.merged().forEach((name, meaning) -> outputs.add(new Output.Named(name, meaning)));
        for (Range range : scope.ranges()) {
            everything(range, scope.merged().keySet(), outputs);
        }
    }

    private static void everything(Range range, Set<String> hidden, List<Output> outputs) {
        List<String> names = range.names();
        if (names == null) {
            outputs.add(new Output.Everything(range, Set.copyOf(hidden)));
            return;
        }
        for (String name : names) {
            if (!hidden.contains(name)) {
                outputs.add(new Output.Named(name, new Expr.ColumnUse(range.column(name), Span.NOWHERE)));
            }
        }
    }

    private List<Expr> others(PlainSelect select, List<Output> outputs, Place place) {
        List<Expr> others = new ArrayList<>();
        for (Output output : outputs) {
            if (output instanceof Output.Named named) {
                others.add(named.expression());
            }
        }
        addIfPresent(select.getDistinct(), place, others);
        addIfPresent(select.getGroupBy(), place, others);
        addIfPresent(select.getHaving(), place, others);
        addIfPresent(select.getQualify(), place, others);
        addIfPresent(select.getTop(), place, others);
        if (select.getWindowDefinitions() != null) {
            for (WindowDefinition window : select.getWindowDefinitions()) {
                others.add(expressions.opaque(window, place));
            }
        }
        others.addAll(tail(select, place));
        return others;
    }

    private void addIfPresent(@Nullable Object node, Place place, List<Expr> into) {
        if (node != null) {
            into.add(expressions.read(node, place));
        }
    }
}
